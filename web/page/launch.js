// A learning platform says in the query which lesson it opens: ?lesson=points; to the page that is its fragment.
if (location.search && !location.hash) {
  try {
    history.replaceState(null, '', location.search.replace(/^\?/, '#'));
  } catch {
    // A frame of srcdoc may not change its address: there the page begins with what it has.
  }
}

// A learning platform says in the query which lesson it opens: ?lesson=points; to the page that is its fragment.
if (location.search && !location.hash) history.replaceState(null, '', location.search.replace(/^\?/, '#'));

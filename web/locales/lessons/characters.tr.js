/** @type {typeof import('./characters.en.js').default} */
export default {
  name: 'Yazma',
  title: 'Karakter düzeyinde üretim',
  explanation:
    'Ağ, bir metni karakter karakter okur. Her karakterden sonra, hangi karakterin ne olasılıkla geleceğini söyler; geçmişten elinde kalan yalnızca gizli durumu a⟨t⟩’dir. Yazarken bu olasılıklara göre bir karakter çeker ve onu bir sonraki giriş olarak okur.',
  look: 'Önce gürültü, sonra yerli yerinde boşluklar ve harfler, sonra kısa sözcükler, sonra söz öbekleri. Eğitim kaybı düşerken sınama kaybı artık düşmüyorsa model ezberliyordur.',
  goals: {
    heldOut: 'Sınama kaybı',
    words: '0,5 sıcaklıkta yazdıklarından metinde geçen sözcükler',
  },
  tries: {
    plain: 'Kapılar olmadan: yalın bir RNN neler yazar?',
    small: '16 sayılık bir durum: ilk önce ne yitiyor?',
    myopic: 'Hatayı yalnızca 2 karakter geri taşıyın: yine de sözcükler oluşuyor mu?',
    temperature: 'Sıcaklığı önce 0, sonra 1,5 yapın. Hangisi kendini yineliyor?',
  },
};

/** @type {typeof import('./music.en.js').default} */
export default {
  name: 'Müzik',
  title: 'Tek girişten beste',
  explanation:
    'Ağın okuduğu tek şey, istenen tür ve dizidir. Bundan sonra girişi kendi söylediğidir: ŷ⟨t⟩’den bir nota çeker, onu x⟨t+1⟩ olarak okur ve ezginin sonunu çekene kadar sürdürür. Ölçünün neresinde olduğunu, o âna kadar ne çalındığını yalnızca durumu a⟨t⟩ bilir.',
  look: 'Önce uzunluğu rastgele notalar, sonra aşağı yukarı tutan ölçüler, ardından tam ölçüler, en sonunda iki bölümü de karar sesine dönen ezgiler. Ezgi çalarken çizim de yürür: tek giriş, geri beslenen çıkışlar.',
  goals: {
    whole: 'Son 100 ezgiden, her ölçüsü tam ve iki bölümü de kapanmış olanlar',
  },
  tries: {
    plain: 'Kapılar olmadan: yalın bir RNN dokuz sekizliğe kadar sayabilir mi?',
    small: '12 sayılık bir durum: önce hangisi bozuluyor, ölçüler mi, ezgi mi?',
    daring: '0 sıcaklıkta iki kez, sonra 1,5 sıcaklıkta bestelettirin. Rastlantı ezgiye ne katıyor?',
    aksak: 'Önce 9/8’lik (2 + 2 + 2 + 3) bir karşılama, sonra bir vals dinleyin: ikisini de aynı ağ biliyor.',
  },
};

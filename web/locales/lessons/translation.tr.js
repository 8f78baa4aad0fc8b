/** @type {typeof import('./translation.en.js').default} */
export default {
  name: 'Çeviri',
  title: 'Makine çevirisi',
  explanation:
    'Kodlayıcı metni parça parça okur; kod çözücü ancak ondan sonra yazmaya başlar: başka bir dilde, başka bir uzunlukta. Dikkat yoksa metinden eline geçen tek şey, kodlayıcının son durumudur. Dikkat varsa her adımda bütün durumlara dönüp bakar ve nereye bakacağına her seferinde yeniden karar verir.',
  look: 'Türkçede eylem sona gelir; “the”, “to”, “in” ve “my” birer ek olur: her ek nereye bakıyor? Ekin ünlüsü, önündeki sözcüğe uyar. Dikkat yoksa önce uzun metinler bozulur.',
  goals: {
    exact: 'Dikkati olan modelin tümüyle doğru çevirdiği sınama metinleri',
  },
  tries: {
    numbers: 'Sayılarda sıra değişmez: dikkat nasıl görünür?',
    back: 'Ters yönde: hangi “the” hangi ekten geliyor?',
    narrow: 'Koca bir tümceye 32 sayı: hangisi daha çok zorlanıyor?',
    harmony: '“i see the houses”, sonra “the birds” yazın: ek, ünlüye uyuyor.',
    long: 'Önce kısa, sonra uzun bir metin yazın: dikkati olmayan model ne zaman pes ediyor?',
  },
};

/** @type {typeof import('./sentiment.en.js').default} */
export default {
  name: 'Duygu',
  title: 'Çoktan bire: duygu analizi',
  explanation:
    'Ağ bir cümleyi karakter karakter okur ve tek bir kez, son yanıtıyla değerlendirilir: Cümle olumlu mu, olumsuz mu? Bir dilbilgisinin ürettiği Türkçe ve İngilizce cümlelerden öğrenir; insan eliyle yazılmış cümlelerle sınanır. İyi ve kötü sözcükleri saymak yetmez: “Hiç kötü değil” bir övgüdür, “ama”dan sonra ise cümle tersine dönebilir. Sonda bilmesi gereken her şey a⟨t⟩ içinde oraya dek ulaşmalıdır.',
  look: 'Çubuklar anlık ŷ’dir: cümle orada bitseydi ağın söyleyeceği. “değil”, “ama” ya da “not” gelince nasıl yön değiştirdiklerini izleyin. Her karakterin arkasındaki renk ∂ŷ/∂x’tir: son yanıtın o karaktere ne kadar bağlı olduğu.',
  goals: {
    tr: 'Elle yazılmış Türkçe cümlelerden doğru değerlendirdikleri',
    en: 'Elle yazılmış İngilizce cümlelerden doğru değerlendirdikleri',
  },
  tries: {
    turn: '“Film uzundu ama güzeldi.” yazın, “ama”dan sonra ne olduğunu izleyin.',
    negate: '“kötü”, “kötü değil” ve “hiç kötü değil”i karşılaştırın.',
    order: '“ama”nın iki yanını yer değiştirin: aynı sözcükler, başka bir yanıt.',
    plain: 'Kapılar olmadan: yalın bir RNN “değil”i sona taşıyabiliyor mu?',
    small: '8 sayılık bir durum: neler yitiyor?',
  },
};

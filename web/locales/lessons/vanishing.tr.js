/** @type {typeof import('./vanishing.en.js').default} */
export default {
  name: 'Kaybolan gradyanlar',
  title: 'Gradyanların kaybolması',
  explanation:
    'Bir büyük harf, sonra hiçbir anlamı olmayan bir sürü küçük harf, en sonda bir soru işareti: Baştaki büyük harf neydi? Ağın bunu öğrenebilmesi için sondaki hatanın başa kadar yol bulması gerekir. RNN’de hata her adımda W_aa ile ve g’nin eğimiyle çarpılır; yüz adım sonra ondan eser kalmaz. GRU ile LSTM’nin kapıları ona bir yol açık tutar. Üçü de aynı tohumla başlar, aynı örnekleri görür.',
  look: '∂L/∂a⟨t⟩ çizgilerine. t = 1’e varana dek on milyarda birine inen bir çizgi ilk harfi yitirmiş demektir. GRU ile LSTM’ninkiler neredeyse düz gider.',
  goals: {
    gru: 'GRU: doğru hatırlanan harfler',
    lstm: 'LSTM: doğru hatırlanan harfler',
    rnn: 'RNN: ötekilerin beş katı adımda ulaştığı en iyi sonuç (rastgele yanıt %25)',
  },
  tries: {
    short: 'Gecikme 10 olsun: RNN bunu başarır mı?',
    shut: 'Unutma yanlılığı 0, kapılar yarı kapalı başlasın: GRU ile LSTM yine de öğrenir mi?',
    window: 'Hatanın dönüş yolunu 20 adımda kesin: kim hâlâ öğrenebilir?',
    explode: 'W_aa 3’lük spektral yarıçapla başlasın: gradyanlar şimdi ne yapıyor?',
    identity: 'ReLU kullanın, W_aa birim matris olarak başlasın: RNN için umut var mı?',
    long: 'Gradyanları 10.000 adım boyunca izleyin: hangi çizgi başa ulaşıyor?',
  },
};

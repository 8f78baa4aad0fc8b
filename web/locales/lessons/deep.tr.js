/** @type {typeof import('./deep.en.js').default} */
export default {
  name: 'Derin',
  title: 'Derin ağlar',
  explanation:
    'Katmanlar üst üste konabilir: Her biri, altındakinin gizli durumu a⟨t⟩’yi giriş olarak okur. Peki derinlik işe yarar mı? Burada bir ila dört katmanlı dört ağ aynı metni okuyor ve hepsinin toplam ağırlık sayısı aynı: Derinleşen ağ daralmak zorunda. Eğriler arasındaki fark da böylece yalnızca derinlikten geliyor.',
  look: 'Katman katman durumlara. En alttaki her karakterle değişir; üsttekiler bir sözcük, bir cümle gibi bazı şeyleri daha uzun tutar. Bir de eğrilere: Ağ ne kadar derinse o kadar geç yola çıkar.',
  goals: {
    heldOut: 'Dört ağdan en geride kalanın sınama kaybı',
    equal: 'Ağırlık sayıları arasındaki en büyük fark',
  },
  tries: {
    plain: 'Yalın RNN hücreleri: derinlik yine işe yarıyor mu?',
    lstm: 'LSTM hücreleri: şimdi hangi derinlik önde?',
    few: 'Her birine yalnızca 5.000 ağırlık: derin bir ağ ne kadar daralabilir?',
    layers: '4 katmanlı ağa bakın: hangi katman en yavaş değişiyor?',
  },
};

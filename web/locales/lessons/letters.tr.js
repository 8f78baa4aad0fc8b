/** @type {typeof import('./letters.en.js').default} */
export default {
  name: 'Çift yönlü',
  title: 'Çift yönlü RNN: Türkçe harfleri geri koymak',
  explanation:
    'Yalın bir klavyede “öğrenci”, “ogrenci” olur. Ağırlık sayısı aynı olan iki ağ bunu doğru yazmayı öğrenir; her girişe bir çıkış düşer. Birincisi soldan sağa okur ve her harfe o anda karar vermek zorundadır. İkincisi biri ileri, öteki geri okuyan iki ağdan oluşur; kararını ikisinin durumuna birden bakarak verir, böylece sözcüğün nasıl bittiğini de bilir.',
  look: 'Sözcüğün başına bakarak bilinemeyen harflerde (“on” ile “ön”ün ilk harfi gibi) ikincisi belirgin biçimde daha iyidir. Bedeli ise şu: Son harfi okumadan ilk harf için bile bir şey söyleyemez.',
  goals: {
    gain: 'Öğretilmeyen metnin belirsiz harflerinde ikinci yönün kazandırdığı',
  },
  tries: {
    live: '“ogretmen” sözcüğünü harf harf yazın: birinci ağ her tuşta yanıt verir, ikincisi sonu bekler.',
    late: '“kiz” ile “kizil”i, “ac” ile “acik”i karşılaştırın. Hangi harfi ancak sonradan gelenler belirliyor?',
    plain: 'Kapılar olmadan: aradaki farktan ne kalıyor?',
    small: 'Birimlerin dörtte biri: ikinci yön yine işe yarıyor mu?',
  },
};

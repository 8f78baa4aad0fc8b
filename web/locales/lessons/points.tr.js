/** @type {typeof import('./points.en.js').default} */
export default {
  name: 'Noktalar',
  title: 'Klasik sinir ağı',
  explanation:
    'Bir giriş, bir çıkış; zaman yok: döngüsü olmayan bir ağ. Bir x₁, x₂ noktasını okur, 1. sınıftan olma olasılığını, ŷ’yi söyler; renkler düzlemin her yeri için yanıtını gösterir. Gizli katmanları olmasa yalnızca düz bir çizgi çekebilirdi.',
  look: 'Koyu çizgi, ŷ = 0,5 olan yerlerdir. Önce neredeyse düzdür, sonra yanlışların olduğu yerde bükülür. Ağ kararından emin oldukça renkler koyulaşır.',
  goals: {
    accuracy: 'Doğru bildiği sınama noktaları',
  },
  tries: {
    circles: 'Çemberler: çizgi, içteki sınıfın çevresinde nasıl kapanıyor?',
    spiral: 'Sarmal: kolların neresini en son öğreniyor?',
    narrow: 'Her katmanda tek bir gizli birim: çizgi artık neyi yapamıyor?',
    relu: 'tanh yerine ReLU: çizgi nerelerde köşe yapıyor?',
    own: 'Kendi noktalarınız: düzleme tıklayıp koyun. Ağı yanıltabilir misiniz?',
  },
};

/** @type {typeof import('./speech.en.js').default} */
export default {
  name: 'Konuşma',
  title: 'Konuşma tanıma',
  explanation:
    'Ağ, her 10 milisaniyede 24 frekans bandının ne kadar güçlü olduğunu duyar (x⟨t⟩) ve o anda hangi sesbirimin söylendiğini söyler (ŷ⟨t⟩): her girişe bir çıkış, T_x = T_y. Türkçe ve İngilizce rakamları ve heceleri bir konuşma sentezleyicisinden, perdesi ve ses yolu uzunluğu farklı pek çok sesten öğrenir. Sınandığı sesler bunların arasında hiç yoktur.',
  look: 'En zoru, bir sesbirimin ilk çerçeveleridir: arkasından ne geleceği daha belli değildir. t gibi bir patlamalı ünsüz neredeyse bütünüyle sessizliktir ve kısacık patlamasından tanınır; bu yüzden durumun öncesini hatırlaması gerekir.',
  goals: { frames: 'Duyulmamış seslerde doğru çerçeveler' },
  tries: {
    bothEnds: 'İki uçtan da okusun: sesbirimlerin başı artık doğru mu?',
    plain: 'Kapılar olmadan: yalın bir RNN neleri karıştırır?',
    small: '8 sayılık bir durum: hangi sesbirimler birbirine karışıyor?',
    stranger: 'Ses yolunu 12 cm, perdeyi 80 Hz yapın; böyle bir ses kimsede yoktur. Anlaşılıyor mu?',
    yourself: 'Bir rakamı siz söyleyin. Ağ şimdiye dek yalnızca bir makineyi dinledi: geriye ne kalıyor?',
  },
};

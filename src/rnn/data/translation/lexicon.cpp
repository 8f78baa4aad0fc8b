#include "rnn/data/translation/lexicon.hpp"

#include <algorithm>

#include "rnn/data/utf8.hpp"

namespace rnn {

namespace {

// A mark after a Turkish stem: * softens, - drops its last vowel, ' takes front vowels (turkish::Word). _ is a space.

// English, with its plural where "s" does not make it; Turkish; kinds.
constexpr std::string_view kNouns =
    "man/men adam p\n"
    "woman/women kadın p\n"
    "child/children çocuk* p\n"
    "girl kız p\n"
    "teacher öğretmen p\n"
    "doctor doktor p\n"
    "student öğrenci p\n"
    "friend arkadaş p\n"
    "mother anne p\n"
    "father baba p\n"
    "driver şoför p\n"
    "cook aşçı p\n"
    "king kral p\n"
    "queen kraliçe p\n"
    "farmer çiftçi p\n"
    "writer yazar p\n"
    "neighbor komşu p\n"
    "soldier asker p\n"
    "baby/babies bebek* p\n"
    "cat kedi a\n"
    "dog köpek* a\n"
    "bird kuş a\n"
    "horse at a\n"
    "cow inek* a\n"
    "mouse/mice fare a\n"
    "lion aslan a\n"
    "bear ayı a\n"
    "rabbit tavşan a\n"
    "wolf/wolves kurt* a\n"
    "book kitap* try\n"
    "letter mektup* try\n"
    "newspaper gazete tr\n"
    "pen kalem tb\n"
    "chair sandalye tbw\n"
    "table masa tbw\n"
    "window pencere obw\n"
    "door kapı obw\n"
    "box/boxes kutu to\n"
    "bag çanta to\n"
    "key anahtar t\n"
    "car araba tw\n"
    "picture resim- t\n"
    "clock saat' tb\n"
    "ball top t\n"
    "flower çiçek* t\n"
    "knife/knives bıçak* tw\n"
    "plate tabak* tbw\n"
    "glass/glasses bardak* tbw\n"
    "shirt gömlek* tw\n"
    "hat şapka t\n"
    "mirror ayna tbw\n"
    "umbrella şemsiye tob\n"
    "phone telefon tb\n"
    "ticket bilet t\n"
    "ring yüzük* t\n"
    "tree ağaç* x\n"
    "apple elma fw\n"
    "orange portakal f\n"
    "egg yumurta fb\n"
    "tomato/tomatoes domates fw\n"
    "cake pasta f\n"
    "bread ekmek* fm\n"
    "cheese peynir fm\n"
    "meat et fm\n"
    "banana muz f\n"
    "water su dm\n"
    "tea çay dm\n"
    "milk süt dm\n"
    "coffee kahve dm\n"
    "house ev lw\n"
    "school okul l\n"
    "garden bahçe l\n"
    "city/cities şehir- l\n"
    "village köy l\n"
    "market pazar l\n"
    "hospital hastane l\n"
    "street sokak* l\n"
    "room oda lw\n"
    "kitchen mutfak* lw\n"
    "library/libraries kütüphane l\n"
    "park park l\n"
    "forest orman l\n"
    "hotel otel l\n"
    "museum müze l\n"
    "palace saray l\n"
    "office ofis lw\n"
    "station istasyon l\n";

// English base, past, progressive and preposition (or .); Turkish; s for a state or . ; subjects; frame; objects (or .).
// The frames: A accusative object, D dative object, G something given to somebody, L in, T to, F from a place.
constexpr std::string_view kVerbs =
    "see saw seeing . gör s pa A patrobfl\n"
    "love loved loving . sev s pa A paflrx\n"
    "hear heard hearing . duy s pa A pa\n"
    "want wanted wanting . iste s p A trfd\n"
    "forget forgot forgetting . unut s p A ptr\n"
    "read read reading . oku . p A r\n"
    "write wrote writing . yaz . p A y\n"
    "eat ate eating . ye . pa A f\n"
    "drink drank drinking . iç . pa A d\n"
    "take took taking . al . p A trfd\n"
    "sell sold selling . sat . p A trfd\n"
    "carry carried carrying . taşı . p A trf\n"
    "open opened opening . aç . p A o\n"
    "close closed closing . kapat . p A o\n"
    "wash washed washing . yıka . p A w\n"
    "clean cleaned cleaning . temizle . p A w\n"
    "find found finding . bul . pa A patrf\n"
    "break broke breaking . kır . p A b\n"
    "hide hid hiding . sakla . p A trf\n"
    "cut cut cutting . kes . p A fx\n"
    "cook cooked cooking . pişir . p A f\n"
    "draw drew drawing . çiz . p A patlx\n"
    "choose chose choosing . seç . p A trfl\n"
    "watch watched watching . izle . pa A pa\n"
    "wait waited waiting for bekle . p A p\n"
    "look looked looking for ara . pa A patr\n"
    "look looked looking at bak . pa D patrlx\n"
    "help helped helping . yardım_et* . p D pa\n"
    "give gave giving . ver . p G trf\n"
    "show showed showing . göster . p G tra\n"
    "send sent sending . gönder . p G tr\n"
    "bring brought bringing . getir . p G trfd\n"
    "live lived living . yaşa s pa L .\n"
    "sleep slept sleeping . uyu . pa L .\n"
    "work worked working . çalış . p L .\n"
    "sit sat sitting . otur . p L .\n"
    "cry cried crying . ağla . p L .\n"
    "laugh laughed laughing . gül . p L .\n"
    "play played playing . oyna . pa L .\n"
    "go went going . git* . p T .\n"
    "walk walked walking . yürü . pa T .\n"
    "run ran running . koş . pa T .\n"
    "return returned returning . dön . p T .\n"
    "come came coming . gel . pa F .\n"
    "escape escaped escaping . kaç . pa F .\n";

// English; Turkish; kinds.
constexpr std::string_view kAdjectives =
    "big büyük* atrblofx\n"
    "small küçük* atrblofx\n"
    "old yaşlı pa\n"
    "old eski trobl\n"
    "young genç* pa\n"
    "new yeni trobl\n"
    "beautiful güzel patrlx\n"
    "good iyi ptrfd\n"
    "bad kötü ptrfd\n"
    "happy mutlu pa\n"
    "sad üzgün p\n"
    "tired yorgun pa\n"
    "hungry aç pa\n"
    "clever akıllı pa\n"
    "lazy tembel pa\n"
    "rich zengin p\n"
    "poor fakir p\n"
    "strong güçlü pa\n"
    "quiet sessiz pal\n"
    "dirty kirli wol\n"
    "clean temiz wol\n"
    "cheap ucuz trf\n"
    "expensive pahalı trf\n"
    "red kırmızı tob\n"
    "white beyaz tobax\n"
    "black siyah toba\n"
    "green yeşil tobx\n"
    "blue mavi tob\n"
    "yellow sarı tob\n"
    "cold soğuk* dfl\n"
    "hot sıcak* dfl\n"
    "sweet tatlı fd\n";

// Cuts `text` at the first `mark`, which is taken away; all of it where there is none.
std::string_view cut(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::string_view orNone(std::string_view field) { return field == "." ? std::string_view{} : field; }

turkish::Word turkishWord(std::string_view field) {
  turkish::Word word{decodeUtf8(field)};
  for (char32_t& letter : word.letters) {
    if (letter == U'_') letter = U' ';
  }
  const char32_t mark = word.letters.back();
  word.softens = mark == U'*';
  word.dropsVowel = mark == U'-';
  word.isFront = mark == U'\'';
  if (word.softens || word.dropsVowel || word.isFront) word.letters.pop_back();
  return word;
}

Frame frameOf(char letter) {
  constexpr std::string_view kFrames = "ADGLTF";
  return static_cast<Frame>(kFrames.find(letter));
}

Noun readNoun(std::string_view line) {
  std::string_view english = cut(line, ' ');
  const std::string_view one = cut(english, '/');
  const turkish::Word word = turkishWord(cut(line, ' '));
  return {one, english, word, line};
}

Verb readVerb(std::string_view line) {
  Verb verb{};
  verb.base = cut(line, ' ');
  verb.past = cut(line, ' ');
  verb.progressive = cut(line, ' ');
  verb.preposition = orNone(cut(line, ' '));
  verb.turkish = turkishWord(cut(line, ' '));
  verb.isState = cut(line, ' ') == "s";
  verb.subjects = cut(line, ' ');
  verb.frame = frameOf(cut(line, ' ')[0]);
  verb.objects = orNone(line);
  return verb;
}

Adjective readAdjective(std::string_view line) {
  const std::string_view english = cut(line, ' ');
  const turkish::Word word = turkishWord(cut(line, ' '));
  return {english, word, line};
}

template <class Entry>
std::vector<Entry> readLines(std::string_view text, Entry (*read)(std::string_view)) {
  std::vector<Entry> entries;
  while (!text.empty()) entries.push_back(read(cut(text, '\n')));
  return entries;
}

}  // namespace

bool share(Kinds some, Kinds others) { return some.find_first_of(others) != some.npos; }

const Lexicon& lexicon() {
  static const Lexicon lexicon{readLines(kNouns, readNoun), readLines(kVerbs, readVerb), readLines(kAdjectives, readAdjective)};
  return lexicon;
}

}  // namespace rnn

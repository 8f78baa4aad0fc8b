// Turkish words with their endings: what a schoolbook's tables say, written down and checked by hand.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <sstream>
#include <string>

#include "rnn/data/translation/lexicon.hpp"
#include "rnn/data/translation/pieces.hpp"
#include "rnn/data/utf8.hpp"

using namespace rnn;
using namespace rnn::turkish;

namespace {

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) appendUtf8(text, letter);
  return withoutJoints(text);
}

const Noun& nounNamed(std::string_view english) {
  for (const Noun& noun : lexicon().nouns) {
    if (noun.one == english) return noun;
  }
  FAIL("no such noun: " << english);
  throw 0;
}

const Verb& verbNamed(std::string_view english) {
  for (const Verb& verb : lexicon().verbs) {
    if (verb.base == english) return verb;
  }
  FAIL("no such verb: " << english);
  throw 0;
}

const Adjective& adjectiveNamed(std::string_view english) {
  for (const Adjective& adjective : lexicon().adjectives) {
    if (adjective.english == english) return adjective;
  }
  FAIL("no such adjective: " << english);
  throw 0;
}

// One column of a table after another, between spaces.
std::vector<std::string> columns(const std::string& row) {
  std::istringstream words(row);
  std::vector<std::string> found;
  for (std::string word; words >> word;) found.push_back(word);
  return found;
}

// English · nominative · accusative · dative · locative · ablative · plural · my · your, accusative · our, dative
const char* const kNouns[] = {
    "man adam adamı adama adamda adamdan adamlar adamım adamını adamımıza",
    "child çocuk çocuğu çocuğa çocukta çocuktan çocuklar çocuğum çocuğunu çocuğumuza",
    "girl kız kızı kıza kızda kızdan kızlar kızım kızını kızımıza",
    "student öğrenci öğrenciyi öğrenciye öğrencide öğrenciden öğrenciler öğrencim öğrencini öğrencimize",
    "friend arkadaş arkadaşı arkadaşa arkadaşta arkadaştan arkadaşlar arkadaşım arkadaşını arkadaşımıza",
    "mother anne anneyi anneye annede anneden anneler annem anneni annemize",
    "father baba babayı babaya babada babadan babalar babam babanı babamıza",
    "driver şoför şoförü şoföre şoförde şoförden şoförler şoförüm şoförünü şoförümüze",
    "king kral kralı krala kralda kraldan krallar kralım kralını kralımıza",
    "neighbor komşu komşuyu komşuya komşuda komşudan komşular komşum komşunu komşumuza",
    "baby bebek bebeği bebeğe bebekte bebekten bebekler bebeğim bebeğini bebeğimize",
    "cat kedi kediyi kediye kedide kediden kediler kedim kedini kedimize",
    "dog köpek köpeği köpeğe köpekte köpekten köpekler köpeğim köpeğini köpeğimize",
    "bird kuş kuşu kuşa kuşta kuştan kuşlar kuşum kuşunu kuşumuza",
    "horse at atı ata atta attan atlar atım atını atımıza",
    "bear ayı ayıyı ayıya ayıda ayıdan ayılar ayım ayını ayımıza",
    "wolf kurt kurdu kurda kurtta kurttan kurtlar kurdum kurdunu kurdumuza",
    "book kitap kitabı kitaba kitapta kitaptan kitaplar kitabım kitabını kitabımıza",
    "letter mektup mektubu mektuba mektupta mektuptan mektuplar mektubum mektubunu mektubumuza",
    "newspaper gazete gazeteyi gazeteye gazetede gazeteden gazeteler gazetem gazeteni gazetemize",
    "key anahtar anahtarı anahtara anahtarda anahtardan anahtarlar anahtarım anahtarını anahtarımıza",
    "box kutu kutuyu kutuya kutuda kutudan kutular kutum kutunu kutumuza",
    "door kapı kapıyı kapıya kapıda kapıdan kapılar kapım kapını kapımıza",
    "picture resim resmi resme resimde resimden resimler resmim resmini resmimize",
    "clock saat saati saate saatte saatten saatler saatim saatini saatimize",
    "ball top topu topa topta toptan toplar topum topunu topumuza",
    "knife bıçak bıçağı bıçağa bıçakta bıçaktan bıçaklar bıçağım bıçağını bıçağımıza",
    "ring yüzük yüzüğü yüzüğe yüzükte yüzükten yüzükler yüzüğüm yüzüğünü yüzüğümüze",
    "tree ağaç ağacı ağaca ağaçta ağaçtan ağaçlar ağacım ağacını ağacımıza",
    "orange portakal portakalı portakala portakalda portakaldan portakallar portakalım portakalını portakalımıza",
    "tomato domates domatesi domatese domateste domatesten domatesler domatesim domatesini domatesimize",
    "milk süt sütü süte sütte sütten sütler sütüm sütünü sütümüze",
    "house ev evi eve evde evden evler evim evini evimize",
    "school okul okulu okula okulda okuldan okullar okulum okulunu okulumuza",
    "garden bahçe bahçeyi bahçeye bahçede bahçeden bahçeler bahçem bahçeni bahçemize",
    "city şehir şehri şehre şehirde şehirden şehirler şehrim şehrini şehrimize",
    "village köy köyü köye köyde köyden köyler köyüm köyünü köyümüze",
    "street sokak sokağı sokağa sokakta sokaktan sokaklar sokağım sokağını sokağımıza",
    "museum müze müzeyi müzeye müzede müzeden müzeler müzem müzeni müzemize",
    "palace saray sarayı saraya sarayda saraydan saraylar sarayım sarayını sarayımıza",
    "park park parkı parka parkta parktan parklar parkım parkını parkımıza",
    "hotel otel oteli otele otelde otelden oteller otelim otelini otelimize",
};

// English · he present · I present negative · he past · we past negative · he future · I future · they future negative
const char* const kVerbs[] = {
    "see görüyor görmüyorum gördü görmedik görecek göreceğim görmeyecekler",
    "love seviyor sevmiyorum sevdi sevmedik sevecek seveceğim sevmeyecekler",
    "hear duyuyor duymuyorum duydu duymadık duyacak duyacağım duymayacaklar",
    "want istiyor istemiyorum istedi istemedik isteyecek isteyeceğim istemeyecekler",
    "forget unutuyor unutmuyorum unuttu unutmadık unutacak unutacağım unutmayacaklar",
    "read okuyor okumuyorum okudu okumadık okuyacak okuyacağım okumayacaklar",
    "write yazıyor yazmıyorum yazdı yazmadık yazacak yazacağım yazmayacaklar",
    "eat yiyor yemiyorum yedi yemedik yiyecek yiyeceğim yemeyecekler",
    "drink içiyor içmiyorum içti içmedik içecek içeceğim içmeyecekler",
    "take alıyor almıyorum aldı almadık alacak alacağım almayacaklar",
    "carry taşıyor taşımıyorum taşıdı taşımadık taşıyacak taşıyacağım taşımayacaklar",
    "open açıyor açmıyorum açtı açmadık açacak açacağım açmayacaklar",
    "close kapatıyor kapatmıyorum kapattı kapatmadık kapatacak kapatacağım kapatmayacaklar",
    "wash yıkıyor yıkamıyorum yıkadı yıkamadık yıkayacak yıkayacağım yıkamayacaklar",
    "clean temizliyor temizlemiyorum temizledi temizlemedik temizleyecek temizleyeceğim temizlemeyecekler",
    "find buluyor bulmuyorum buldu bulmadık bulacak bulacağım bulmayacaklar",
    "cut kesiyor kesmiyorum kesti kesmedik kesecek keseceğim kesmeyecekler",
    "cook pişiriyor pişirmiyorum pişirdi pişirmedik pişirecek pişireceğim pişirmeyecekler",
    "give veriyor vermiyorum verdi vermedik verecek vereceğim vermeyecekler",
    "show gösteriyor göstermiyorum gösterdi göstermedik gösterecek göstereceğim göstermeyecekler",
    "live yaşıyor yaşamıyorum yaşadı yaşamadık yaşayacak yaşayacağım yaşamayacaklar",
    "sleep uyuyor uyumuyorum uyudu uyumadık uyuyacak uyuyacağım uyumayacaklar",
    "sit oturuyor oturmuyorum oturdu oturmadık oturacak oturacağım oturmayacaklar",
    "cry ağlıyor ağlamıyorum ağladı ağlamadık ağlayacak ağlayacağım ağlamayacaklar",
    "laugh gülüyor gülmüyorum güldü gülmedik gülecek güleceğim gülmeyecekler",
    "play oynuyor oynamıyorum oynadı oynamadık oynayacak oynayacağım oynamayacaklar",
    "go gidiyor gitmiyorum gitti gitmedik gidecek gideceğim gitmeyecekler",
    "walk yürüyor yürümüyorum yürüdü yürümedik yürüyecek yürüyeceğim yürümeyecekler",
    "run koşuyor koşmuyorum koştu koşmadık koşacak koşacağım koşmayacaklar",
    "return dönüyor dönmüyorum döndü dönmedik dönecek döneceğim dönmeyecekler",
    "come geliyor gelmiyorum geldi gelmedik gelecek geleceğim gelmeyecekler",
    "escape kaçıyor kaçmıyorum kaçtı kaçmadık kaçacak kaçacağım kaçmayacaklar",
};

// English · he past · I present · you present · we present · they present · I past
const char* const kAdjectives[] = {
    "old yaşlıydı yaşlıyım yaşlısın yaşlıyız yaşlılar yaşlıydım",
    "young gençti gencim gençsin genciz gençler gençtim",
    "happy mutluydu mutluyum mutlusun mutluyuz mutlular mutluydum",
    "sad üzgündü üzgünüm üzgünsün üzgünüz üzgünler üzgündüm",
    "tired yorgundu yorgunum yorgunsun yorgunuz yorgunlar yorgundum",
    "hungry açtı açım açsın açız açlar açtım",
    "lazy tembeldi tembelim tembelsin tembeliz tembeller tembeldim",
    "poor fakirdi fakirim fakirsin fakiriz fakirler fakirdim",
    "strong güçlüydü güçlüyüm güçlüsün güçlüyüz güçlüler güçlüydüm",
    "good iyiydi iyiyim iyisin iyiyiz iyiler iyiydim",
};

}  // namespace

TEST_CASE("Turkish nouns take cases, the plural and owners", "[translation]") {
  for (const std::string row : kNouns) {
    CAPTURE(row);
    const auto cells = columns(row);
    REQUIRE(cells.size() == 10);
    const Word& word = nounNamed(cells[0]).turkish;
    for (int kind = 0; kind < 5; ++kind) CHECK(utf8(noun(word, false, Owner::nobody, static_cast<Case>(kind))) == cells[1 + kind]);
    CHECK(utf8(noun(word, true, Owner::nobody, Case::nominative)) == cells[6]);
    CHECK(utf8(noun(word, false, Owner::me, Case::nominative)) == cells[7]);
    CHECK(utf8(noun(word, false, Owner::you, Case::accusative)) == cells[8]);
    CHECK(utf8(noun(word, false, Owner::us, Case::dative)) == cells[9]);
  }
}

TEST_CASE("plural, owner and case follow one another", "[translation]") {
  const Word& city = nounNamed("city").turkish;
  CHECK(utf8(noun(city, true, Owner::us, Case::locative)) == "şehirlerimizde");
  const Word& book = nounNamed("book").turkish;
  CHECK(utf8(noun(book, true, Owner::you, Case::accusative)) == "kitaplarını");
  const Word& clock = nounNamed("clock").turkish;
  CHECK(utf8(noun(clock, true, Owner::me, Case::ablative)) == "saatlerimden");
}

TEST_CASE("Turkish verbs take negation, tense and person", "[translation]") {
  for (const std::string row : kVerbs) {
    CAPTURE(row);
    const auto cells = columns(row);
    REQUIRE(cells.size() == 8);
    const Word& stem = verbNamed(cells[0]).turkish;
    CHECK(utf8(verb(stem, false, Tense::present, Person::he)) == cells[1]);
    CHECK(utf8(verb(stem, true, Tense::present, Person::me)) == cells[2]);
    CHECK(utf8(verb(stem, false, Tense::past, Person::he)) == cells[3]);
    CHECK(utf8(verb(stem, true, Tense::past, Person::us)) == cells[4]);
    CHECK(utf8(verb(stem, false, Tense::future, Person::he)) == cells[5]);
    CHECK(utf8(verb(stem, false, Tense::future, Person::me)) == cells[6]);
    CHECK(utf8(verb(stem, true, Tense::future, Person::them)) == cells[7]);
  }
}

TEST_CASE("every person has an ending of its own in each tense", "[translation]") {
  const Word& stem = verbNamed("come").turkish;
  const std::vector<std::string> present = columns("geliyor geliyorum geliyorsun geliyoruz geliyorlar");
  const std::vector<std::string> past = columns("geldi geldim geldin geldik geldiler");
  const std::vector<std::string> future = columns("gelecek geleceğim geleceksin geleceğiz gelecekler");
  for (int person = 0; person < 5; ++person) {
    CHECK(utf8(verb(stem, false, Tense::present, static_cast<Person>(person))) == present[person]);
    CHECK(utf8(verb(stem, false, Tense::past, static_cast<Person>(person))) == past[person]);
    CHECK(utf8(verb(stem, false, Tense::future, static_cast<Person>(person))) == future[person]);
  }
}

TEST_CASE("Turkish adjectives are predicates with endings", "[translation]") {
  for (const std::string row : kAdjectives) {
    CAPTURE(row);
    const auto cells = columns(row);
    REQUIRE(cells.size() == 7);
    const Word& word = adjectiveNamed(cells[0]).turkish;
    CHECK(utf8(predicate(word, false, Tense::past, Person::he)) == cells[1]);
    CHECK(utf8(predicate(word, false, Tense::present, Person::me)) == cells[2]);
    CHECK(utf8(predicate(word, false, Tense::present, Person::you)) == cells[3]);
    CHECK(utf8(predicate(word, false, Tense::present, Person::us)) == cells[4]);
    CHECK(utf8(predicate(word, false, Tense::present, Person::them)) == cells[5]);
    CHECK(utf8(predicate(word, false, Tense::past, Person::me)) == cells[6]);
  }
}

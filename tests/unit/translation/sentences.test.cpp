// Both sides of sentences that were written down and checked by hand.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "rnn/data/translation/pieces.hpp"
#include "unit/translation/said.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr Tense now = Tense::present, past = Tense::past, will = Tense::future;
constexpr Person me = Person::me, you = Person::you, us = Person::us, them = Person::them;

struct Row {
  std::string english, turkish;
  Sentence sentence;
};

std::vector<Row> objects() {
  return {
      {"the cat sees the dog", "kedi köpeği görüyor", said(the("cat"), now, "see", the("dog"))},
      {"the woman saw the man", "kadın adamı gördü", said(the("woman"), past, "see", the("man"))},
      {"the old woman saw the old house", "yaşlı kadın eski evi gördü", said(the("woman", "old"), past, "see", the("house", "old"))},
      {"i will see the city", "şehri göreceğim", said(me, will, "see", the("city"))},
      {"we do not see the birds", "kuşları görmüyoruz", no(said(us, now, "see", many(the("bird"))))},
      {"the child loves my mother", "çocuk annemi seviyor", said(the("child"), now, "love", my("mother"))},
      {"the children love the baby", "çocuklar bebeği seviyor", said(many(the("child")), now, "love", the("baby"))},
      {"they love our village", "köyümüzü seviyorlar", said(them, now, "love", our("village"))},
      {"the bear hears the wolf", "ayı kurdu duyuyor", said(the("bear"), now, "hear", the("wolf"))},
      {"you did not hear the teacher", "öğretmeni duymadın", no(said(you, past, "hear", the("teacher")))},
      {"my friend wants a new car", "arkadaşım yeni bir araba istiyor", said(my("friend"), now, "want", a("car", "new"))},
      {"the student does not want the book", "öğrenci kitabı istemiyor", no(said(the("student"), now, "want", the("book")))},
      {"we forgot the key", "anahtarı unuttuk", said(us, past, "forget", the("key"))},
      {"the driver will not forget the tickets", "şoför biletleri unutmayacak",
       no(said(the("driver"), will, "forget", many(the("ticket"))))},
      {"the man is reading a book", "adam bir kitap okuyor", said(the("man"), now, "read", a("book"))},
      {"the girl read the letter", "kız mektubu okudu", said(the("girl"), past, "read", the("letter"))},
      {"i am reading your letter", "mektubunu okuyorum", said(me, now, "read", your("letter"))},
      {"they are reading three books", "üç kitap okuyorlar", said(them, now, "read", count(3, "book"))},
      {"the king wrote a letter", "kral bir mektup yazdı", said(the("king"), past, "write", a("letter"))},
      {"the writer is not writing the book", "yazar kitabı yazmıyor", no(said(the("writer"), now, "write", the("book")))},
      {"the rabbit is eating an apple", "tavşan bir elma yiyor", said(the("rabbit"), now, "eat", a("apple"))},
      {"the cow will eat the bread", "inek ekmeği yiyecek", said(the("cow"), will, "eat", the("bread"))},
      {"i did not eat the eggs", "yumurtaları yemedim", no(said(me, past, "eat", many(the("egg"))))},
      {"the baby is drinking milk", "bebek süt içiyor", said(the("baby"), now, "drink", some("milk"))},
      {"the horses drank the water", "atlar suyu içti", said(many(the("horse")), past, "drink", the("water"))},
      {"we will drink hot tea", "sıcak çay içeceğiz", said(us, will, "drink", some("tea", "hot"))},
      {"the queen took the ring", "kraliçe yüzüğü aldı", said(the("queen"), past, "take", the("ring"))},
      {"you are taking my umbrella", "şemsiyemi alıyorsun", said(you, now, "take", my("umbrella"))},
      {"the farmer is selling the oranges", "çiftçi portakalları satıyor", said(the("farmer"), now, "sell", many(the("orange")))},
      {"they will sell the old clock", "eski saati satacaklar", said(them, will, "sell", the("clock", "old"))},
      {"two strong soldiers carried the tables", "iki güçlü asker masaları taşıdı",
       said(count(2, "soldier", "strong"), past, "carry", many(the("table")))},
      {"the neighbor opened the window", "komşu pencereyi açtı", said(the("neighbor"), past, "open", the("window"))},
      {"we are opening the boxes", "kutuları açıyoruz", said(us, now, "open", many(the("box")))},
      {"the doctor closed the door", "doktor kapıyı kapattı", said(the("doctor"), past, "close", the("door"))},
      {"my father is washing the car", "babam arabayı yıkıyor", said(my("father"), now, "wash", the("car"))},
      {"you will wash the dirty plates", "kirli tabakları yıkayacaksın", said(you, will, "wash", many(the("plate", "dirty")))},
      {"the cook is cleaning the kitchen", "aşçı mutfağı temizliyor", said(the("cook"), now, "clean", the("kitchen"))},
      {"they did not clean the rooms", "odaları temizlemediler", no(said(them, past, "clean", many(the("room"))))},
      {"the dog found the ball", "köpek topu buldu", said(the("dog"), past, "find", the("ball"))},
      {"i will find your knife", "bıçağını bulacağım", said(me, will, "find", your("knife"))},
      {"the child broke the mirror", "çocuk aynayı kırdı", said(the("child"), past, "break", the("mirror"))},
      {"we hid the picture", "resmi sakladık", said(us, past, "hide", the("picture"))},
      {"the women are cutting the cakes", "kadınlar pastaları kesiyor", said(many(the("woman")), now, "cut", many(the("cake")))},
      {"the farmer cut the tree", "çiftçi ağacı kesti", said(the("farmer"), past, "cut", the("tree"))},
      {"your mother is cooking meat", "annen et pişiriyor", said(your("mother"), now, "cook", some("meat"))},
      {"the girl drew a small flower", "kız küçük bir çiçek çizdi", said(the("girl"), past, "draw", a("flower", "small"))},
      {"i am choosing a hat", "bir şapka seçiyorum", said(me, now, "choose", a("hat"))},
      {"the lion is watching the horses", "aslan atları izliyor", said(the("lion"), now, "watch", many(the("horse")))},
      {"the students are waiting for the teacher", "öğrenciler öğretmeni bekliyor",
       said(many(the("student")), now, "wait for", the("teacher"))},
      {"we waited for our friends", "arkadaşlarımızı bekledik", said(us, past, "wait for", many(our("friend")))},
      {"the mouse is looking for the cheese", "fare peyniri arıyor", said(the("mouse"), now, "look for", the("cheese"))},
      {"i am not looking for a pen", "bir kalem aramıyorum", no(said(me, now, "look for", a("pen")))},
      {"the cat is looking at the bird", "kedi kuşa bakıyor", said(the("cat"), now, "look at", the("bird"))},
      {"they looked at two new houses", "iki yeni eve baktılar", said(them, past, "look at", count(2, "house", "new"))},
      {"the soldier is helping the child", "asker çocuğa yardım ediyor", said(the("soldier"), now, "help", the("child"))},
      {"you did not help my father", "babama yardım etmedin", no(said(you, past, "help", my("father")))},
      {"i will help an old man", "yaşlı bir adama yardım edeceğim", said(me, will, "help", a("man", "old"))},
  };
}

std::vector<Row> goals() {
  return {
      {"the girl is giving the book to the teacher", "kız öğretmene kitabı veriyor",
       said(the("girl"), now, "give", the("book"), the("teacher"))},
      {"my mother gave milk to the baby", "annem bebeğe süt verdi", said(my("mother"), past, "give", some("milk"), the("baby"))},
      {"i will give a flower to your mother", "annene bir çiçek vereceğim", said(me, will, "give", a("flower"), your("mother"))},
      {"we showed the picture to the king", "krala resmi gösterdik", said(us, past, "show", the("picture"), the("king"))},
      {"the child is showing the cat to my friend", "çocuk arkadaşıma kediyi gösteriyor",
       said(the("child"), now, "show", the("cat"), my("friend"))},
      {"they sent three letters to the queen", "kraliçeye üç mektup gönderdiler",
       said(them, past, "send", count(3, "letter"), the("queen"))},
      {"you are bringing tea to the doctor", "doktora çay getiriyorsun", said(you, now, "bring", some("tea"), the("doctor"))},
      {"the driver brought the bags to the women", "şoför kadınlara çantaları getirdi",
       said(the("driver"), past, "bring", many(the("bag")), many(the("woman")))},
      {"the bear lives in the forest", "ayı ormanda yaşıyor", moved(the("bear"), now, "live", the("forest"))},
      {"we do not live in the city", "şehirde yaşamıyoruz", no(moved(us, now, "live", the("city")))},
      {"the baby is sleeping in the room", "bebek odada uyuyor", moved(the("baby"), now, "sleep", the("room"))},
      {"two cats slept in my house", "iki kedi evimde uyudu", moved(count(2, "cat"), past, "sleep", my("house"))},
      {"my father is working in the library", "babam kütüphanede çalışıyor", moved(my("father"), now, "work", the("library"))},
      {"they will work in the new office", "yeni ofiste çalışacaklar", moved(them, will, "work", the("office", "new"))},
      {"we sat in the park", "parkta oturduk", moved(us, past, "sit", the("park"))},
      {"the child is crying in the street", "çocuk sokakta ağlıyor", moved(the("child"), now, "cry", the("street"))},
      {"the girls laughed", "kızlar güldü", said(many(the("girl")), past, "laugh")},
      {"the dogs are playing in the garden", "köpekler bahçede oynuyor", moved(many(the("dog")), now, "play", the("garden"))},
      {"you did not play in the museum", "müzede oynamadın", no(moved(you, past, "play", the("museum")))},
      {"the students are going to the school", "öğrenciler okula gidiyor", moved(many(the("student")), now, "go", the("school"))},
      {"i went to the market", "pazara gittim", moved(me, past, "go", the("market"))},
      {"they will go to our village", "köyümüze gidecekler", moved(them, will, "go", our("village"))},
      {"we are not going to the hospital", "hastaneye gitmiyoruz", no(moved(us, now, "go", the("hospital")))},
      {"the tired man walked to the station", "yorgun adam istasyona yürüdü",
       moved(the("man", "tired"), past, "walk", the("station"))},
      {"the rabbit is running to the forest", "tavşan ormana koşuyor", moved(the("rabbit"), now, "run", the("forest"))},
      {"the soldiers returned to the palace", "askerler saraya döndü", moved(many(the("soldier")), past, "return", the("palace"))},
      {"you will return to your house", "evine döneceksin", moved(you, will, "return", your("house"))},
      {"my friends came from the city", "arkadaşlarım şehirden geldi", moved(many(my("friend")), past, "come", the("city"))},
      {"the teacher is coming from the school", "öğretmen okuldan geliyor", moved(the("teacher"), now, "come", the("school"))},
      {"a wolf escaped from the forest", "bir kurt ormandan kaçtı", moved(a("wolf"), past, "escape", the("forest"))},
      {"the horse will not escape from the garden", "at bahçeden kaçmayacak",
       no(moved(the("horse"), will, "escape", the("garden")))},
      {"i came", "geldim", said(me, past, "come")},
  };
}

std::vector<Row> predicates() {
  return {
      {"the house is old", "ev eski", is(the("house"), now, "old")},
      {"the king is old", "kral yaşlı", is(the("king"), now, "old")},
      {"the king was old", "kral yaşlıydı", is(the("king"), past, "old")},
      {"the house was not old", "ev eski değildi", no(is(the("house"), past, "old"))},
      {"the school will be big", "okul büyük olacak", is(the("school"), will, "big")},
      {"the streets were dirty", "sokaklar kirliydi", is(many(the("street")), past, "dirty")},
      {"my cats are hungry", "kedilerim aç", is(many(my("cat")), now, "hungry")},
      {"the water is cold", "su soğuk", is(the("water"), now, "cold")},
      {"the coffee was hot", "kahve sıcaktı", is(the("coffee"), past, "hot")},
      {"the ticket is not cheap", "bilet ucuz değil", no(is(the("ticket"), now, "cheap"))},
      {"your car was new", "araban yeniydi", is(your("car"), past, "new")},
      {"our room is quiet", "odamız sessiz", is(our("room"), now, "quiet")},
      {"i am tired", "yorgunum", is(me, now, "tired")},
      {"i am not tired", "yorgun değilim", no(is(me, now, "tired"))},
      {"you are young", "gençsin", is(you, now, "young")},
      {"we are happy", "mutluyuz", is(us, now, "happy")},
      {"they were sad", "üzgündüler", is(them, past, "sad")},
      {"we were not rich", "zengin değildik", no(is(us, past, "rich"))},
      {"you will be strong", "güçlü olacaksın", is(you, will, "strong")},
      {"they will not be lazy", "tembel olmayacaklar", no(is(them, will, "lazy"))},
  };
}

std::vector<Row> times() {
  return {
      {"the man read the newspaper yesterday", "adam dün gazeteyi okudu",
       at(Time::yesterday, said(the("man"), past, "read", the("newspaper")))},
      {"i will go to the library tomorrow", "yarın kütüphaneye gideceğim", at(Time::tomorrow, moved(me, will, "go", the("library")))},
      {"the birds are sleeping now", "kuşlar şimdi uyuyor", at(Time::now, said(many(the("bird")), now, "sleep"))},
      {"my mother is tired today", "annem bugün yorgun", at(Time::today, is(my("mother"), now, "tired"))},
      {"we did not work today", "bugün çalışmadık", at(Time::today, no(said(us, past, "work")))},
      {"the doctor gave tea to the girl yesterday", "doktor dün kıza çay verdi",
       at(Time::yesterday, said(the("doctor"), past, "give", some("tea"), the("girl")))},
  };
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.english);
    CHECK(englishOf(row.sentence) == row.english);
    CHECK(withoutJoints(turkishOf(row.sentence)) == row.turkish);
  }
}

}  // namespace

TEST_CASE("what somebody does with something is said in both languages", "[translation]") { check(objects()); }
TEST_CASE("receivers and places are said in both languages", "[translation]") { check(goals()); }
TEST_CASE("what something is like is said in both languages", "[translation]") { check(predicates()); }
TEST_CASE("when it happens is said in both languages", "[translation]") { check(times()); }

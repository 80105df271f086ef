"""A number → names, sentences and digits of an invented business: the same number always gives the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# No two of the first 7,680 numbers have both names in common.
GIVEN: Final = (
    *("Sumarni", "Hartini", "Suparman", "Wagiyem", "Kasiatun", "Mulyono", "Sulastri", "Ngatemi"),
    *("Rohmah", "Suwarno", "Tumini", "Slamet", "Painah", "Sutrisno", "Lasmini", "Karyadi"),
    *("Munawaroh", "Sugeng", "Warsini", "Tarmuji", "Ngatini", "Sukamto", "Istiqomah", "Paijan"),
    *("Suharti", "Rusmini", "Jumadi", "Kusnah", "Sriyatun", "Bambang", "Endang", "Prihatin"),
    *("Mariyam", "Sutopo", "Wahyuni", "Supriadi", "Murtini", "Agus", "Khotimah", "Sunarti"),
    *("Darsono", "Yatmi", "Rukayah", "Sumanto", "Widodo", "Kartinah", "Basuki", "Nurhayati"),
    *("Poniman", "Sutinah", "Kasmuri", "Fatonah", "Santoso", "Marsini", "Aminah", "Tukiran"),
    *("Zulaikah", "Purwanti", "Rasmadi", "Suyatmi", "Maimunah", "Teguh", "Wiwik", "Hariyono"),
)
SECOND: Final = tuple(
    first + last
    for first in (
        *("Adi", "Wira", "Surya", "Kusuma", "Darma", "Setya", "Jaya", "Mangun"),
        *("Sastra", "Cakra", "Tirta", "Purna"),
    )
    for last in ("wati", "ningsih", "wan", "ningrum", "negara", "putra", "sari", "rejo", "utama", "kencana")
)
VILLAGES: Final = tuple(
    first + last
    for first in ("Sumber", "Karang", "Sido", "Suko", "Mojo", "Tambak", "Kali", "Banjar", "Wono")
    for last in ("sari", "agung", "rejo", "mulyo", "wangi", "dadi", "harjo")
)
SORTS: Final = (
    *("Melati", "Kenanga", "Sekar", "Bahari", "Kencana", "Mawar", "Dahlia", "Cempaka", "Puspa", "Ratna"),
    *("Intan", "Permata", "Lestari", "Asri", "Makmur", "Sejati", "Utama", "Pelangi", "Fajar", "Senja"),
    *("Rimba", "Samudra", "Wangi", "Arum", "Manis", "Mentari", "Bulan", "Bintang", "Pesisir", "Anggun"),
)
# The last sentence of each story and each description, by language.
STORIES: Final = (
    {
        "id": "{owner} mulai pada {founded} di satu kamar; sekarang {workers} orang berbagi pekerjaan.",
        "en": "{owner} began in {founded} in a single room; today {workers} people share the work.",
    },
    {
        "id": "Sejak {founded} rumah ini tidak pernah sepi, dan {workers} orang pulang membawa upah.",
        "en": "Since {founded} the house has never been quiet, and {workers} people take wages home.",
    },
    {
        "id": "Pada {founded} {given} menjual ke tetangga; kini {workers} pasang tangan mengisi pesanan.",
        "en": "In {founded} {given} sold to the neighbours; now {workers} pairs of hands fill the orders.",
    },
    {
        "id": "Buku kas pertama, dari {founded}, masih tergantung di pintu yang dilewati {workers} orang.",
        "en": "The first cash book, of {founded}, still hangs by the door that {workers} people pass.",
    },
    {
        "id": "Dari {village} barangnya pergi ke pasar; {workers} orang dan satu motor cukup sejak {founded}.",
        "en": "From {village} the goods go to market; {workers} people and a motorbike do since {founded}.",
    },
)
DESCRIPTIONS: Final = (
    {
        "id": "Angkatan {batch} selesai dalam {days} hari dan diperiksa oleh {given} sendiri.",
        "en": "Batch {batch} was finished in {days} days and looked over by {given} alone.",
    },
    {
        "id": "Di {village} orang membelinya {batch} kali dalam sebulan, terutama sebelum hari raya.",
        "en": "In {village} it is bought {batch} times a month, most of all before the holidays.",
    },
    {
        "id": "{given} menyimpan contoh nomor {batch} selama {days} hari sebelum dikirim.",
        "en": "{given} keeps sample number {batch} for {days} days before anything is sent.",
    },
    {
        "id": "Resep ini dicoba {batch} kali; yang sekarang bertahan {days} hari di perjalanan.",
        "en": "It was tried {batch} times over; what is made now stands {days} days of travel.",
    },
    {
        "id": "Setiap {days} hari ada {batch} yang baru, dan yang pertama selalu tinggal di {village}.",
        "en": "Every {days} days {batch} new ones are made, and the first always stays in {village}.",
    },
)


@dataclass(frozen=True, slots=True)
class Person:
    """What a business of this number is about; `village` and `sort` also tell its products apart."""

    given: str
    owner: str
    village: str
    founded: int
    workers: int


def person(number: int) -> Person:
    place = number % len(GIVEN)
    given, second = GIVEN[place], SECOND[(number // len(GIVEN) + place * 13) % len(SECOND)]
    village = VILLAGES[number * 5 % len(VILLAGES)]
    return Person(given, f"{given} {second}", village, 1970 + number * 7 % 53, 2 + number * 3 % 29)


def story_end(number: int, language: str) -> str:
    """The last sentence of the story of business `number`."""
    who = person(number)
    form = STORIES[number % len(STORIES)][language]
    return form.format(owner=who.owner, given=who.given, village=who.village, founded=who.founded, workers=who.workers)


def description_end(number: int, index: int, language: str) -> str:
    """The last sentence about product `index` of business `number`."""
    who = person(number)
    form = DESCRIPTIONS[(number + index) % len(DESCRIPTIONS)][language]
    return form.format(
        given=who.given, village=who.village, batch=11 + (number * 3 + index) % 980, days=2 + number % 27
    )


def sort_of(number: int, index: int) -> str:
    """The word by which product `index` of business `number` differs from its like."""
    return SORTS[(number * 7 + index * 11) % len(SORTS)]

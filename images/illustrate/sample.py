"""The businesses of the sample and which pictures each one has."""

from dataclasses import dataclass

from .fabric import Colour

# Accent | business | name | W: a workshop, L: a logo | products, each the name of a drawing
TABLE = """
1f2a52 | tenun-arum-parengan | Tenun Arum Parengan | WL |
    sarung-parengan sarung-parengan-detail sarung-merah-soga selendang-laut-brondong taplak-ikat
1f2a52 | ikat-maduran-makmur | Ikat Maduran Makmur | WL |
    kain-ikat-panjang sarung-gunungan syal-ikat-tipis sarung-bantal-ikat
1f2a52 | tenun-sri-rejeki | Tenun Sri Rejeki | W |
    lurik-sekar bahan-kemeja-tenun selendang-sri
1f2a52 | sarung-sekaran-indah | Sarung Sekaran Indah | L |
    sarung-goyor sarung-anak kain-serbet-lurik
1f2a52 | songket-laren | Songket Laren Kencana |  |
    songket-kencana selempang-wisuda dompet-songket
7e2021 | batik-sendang-wangi | Batik Sendang Wangi | WL |
    batik-tulis-gapura batik-tulis-gapura-detail kemeja-batik-pria syal-batik-sutra
7e2021 | batik-sendang-duwur | Batik Ngudi Laras Sendangduwur | W |
    batik-singo-mengkok rok-lilit-batik masker-tempat-tisu-batik
7e2021 | konveksi-sukodadi-jaya | Konveksi Sukodadi Jaya | WL |
    seragam-sekolah jaket-almamater kaos-polo-sablon celana-training
7e2021 | hijab-nur-aini | Hijab Nur Aini | WL |
    hijab-segi-empat hijab-instan mukena-katun
7e2021 | bordir-karanggeneng | Bordir Karanggeneng Asri |  |
    mukena-bordir kebaya-bordir taplak-bordir
7e2021 | koko-al-hikmah | Baju Koko Al Hikmah | L |
    baju-koko-lengan-panjang sarung-celana peci-rajut
8a4b24 | griya-anyam-sugio | Griya Anyam Sugio | WL |
    tas-anyam-kotak tas-anyam-malam keranjang-belanja dompet-anyam
8a4b24 | tas-pandan-mantup | Tas Pandan Mantup | W |
    tas-pandan-bundar tas-pandan-laptop clutch-pandan
8a4b24 | kulit-kembangbahu | Kriya Kulit Kembangbahu | L |
    tas-selempang-kulit dompet-kulit-panjang ikat-pinggang-kulit
8a4b24 | rajut-deket | Rajut Deket Ceria |  |
    tas-rajut-tali ransel-tenun tempat-botol-rajut
5b4a1f | tikar-kedungpring | Tikar Mendong Kedungpring | WL |
    tikar-mendong-lipat alas-makan-mendong kotak-mendong
5b4a1f | bambu-sambeng | Bambu Lestari Sambeng | W |
    lampu-bambu besek-bambu nampan-bambu topi-caping
5b4a1f | jati-ngimbang | Jati Ukir Ngimbang | WL |
    mangkuk-jati talenan-jati kotak-tisu-jati
5b4a1f | eceng-gondok-glagah | Eceng Gondok Glagah |  |
    keranjang-eceng-gondok alas-kaki-eceng pot-eceng-gondok
5b4a1f | gerabah-babat | Gerabah Kebalan Babat |  |
    kendi-gerabah cobek-gerabah
475a1f | dapur-nyai-sekar | Dapur Nyai Sekar | WL |
    keripik-pisang-manis keripik-pisang-manis-detail keripik-singkong-pedas keripik-talas keripik-bayam
475a1f | keripik-tempe-bu-sri | Keripik Tempe Bu Sri | WL |
    keripik-tempe-original keripik-tempe-daun-jeruk rempeyek-kacang
475a1f | singkong-mantup | Singkong Renyah Mantup |  |
    opak-singkong keripik-singkong-balado gaplek-tepung-mocaf
475a1f | emping-bluluk | Emping Jagung Bluluk | L |
    emping-jagung marning-jagung jagung-titi
475a1f | sukun-sarirejo | Keripik Sukun Sarirejo |  |
    keripik-sukun
14504c | krupuk-segara | Krupuk Segara Kandangsemangkon | WL |
    krupuk-ikan-tengiri krupuk-ikan-tengiri-detail krupuk-udang stik-cumi
14504c | ud-samudra-brondong | UD Samudra Brondong | WL |
    krupuk-rajungan terasi-udang amplang-bandeng
14504c | krupuk-bawang-pucuk | Krupuk Bawang Pucuk Jaya |  |
    krupuk-bawang krupuk-puli krupuk-pasir
14504c | rambak-karangbinangun | Rambak Karangbinangun |  |
    rambak-sapi rambak-ikan-bandeng
2b5366 | abon-paciran | Abon Tuna Paciran | WL |
    abon-tuna bandeng-presto sambal-ikan-asap
2b5366 | bandeng-kalitengah | Bandeng Tambak Kalitengah | W |
    bandeng-tanpa-duri otak-otak-bandeng nugget-bandeng
2b5366 | garam-solokuro | Garam & Rumput Laut Solokuro | L |
    garam-rempah nori-lokal-rumput-laut dodol-rumput-laut
a9661a | wingko-kali-babat | Wingko Kali Babat | WL |
    wingko-kelapa wingko-cokelat wingko-mini
a9661a | jamu-mbok-darmi | Jamu Mbok Darmi | W |
    kunir-asam beras-kencur jahe-merah-bubuk
a9661a | legen-telaga | Legen Telaga Sukodadi |  |
    gula-siwalan sirup-legen dodol-siwalan
a9661a | madu-sambeng | Madu Hutan Sambeng | L |
    madu-hutan madu-sarang
a9661a | kopi-solokuro | Kopi Bukit Solokuro |  |
    kopi-bubuk-robusta kopi-rempah
a9661a | koko-nono | Koko Nono |  |
    aneka-keripik
a9661a | sby-corp | Sby Corp. |  |
    aneka-krupuk
a9661a | tas-by-soe-art | Tas by Soe Art |  |
    aneka-tas
"""


@dataclass(frozen=True)
class Sample:
    """A business: its name, accent, drawings of products, and whether it has a workshop picture and a logo."""

    name: str
    accent: Colour
    pictures: tuple[str, ...]
    workshop: bool
    logo: bool


def _read() -> dict[str, Sample]:
    result: dict[str, Sample] = {}
    slug = ""
    for line in TABLE.strip().splitlines():
        if line.startswith(" "):
            known = result[slug]
            pictures = (*known.pictures, *line.split())
            result[slug] = Sample(known.name, known.accent, pictures, known.workshop, known.logo)
            continue
        accent, slug, name, flags, _ = (part.strip() for part in line.split("|"))
        red, green, blue = bytes.fromhex(accent)
        result[slug] = Sample(name, (red, green, blue), (), "W" in flags, "L" in flags)
    return result


BUSINESSES = _read()

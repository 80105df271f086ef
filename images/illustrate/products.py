"""Every product of the sample and its drawing."""

from . import cloths as c
from . import garments, heaps, packs, specials, wares
from . import orders as o
from . import palettes as p
from .orders import Draw
from .render import Shot

INDIGO_IKAT = c.ikat(p.IKAT["indigo"])
GATE = c.printed(p.BATIK["soga"], "gate")
BOXED = wares.straps((p.TURMERIC, p.INDIGO, p.CREAM, p.MADDER), (p.MADDER, p.CREAM, p.TURMERIC, p.INDIGO))
NIGHT = wares.straps((p.INDIGO, p.INDIGO, (70, 92, 150), p.CREAM), (p.INDIGO, (70, 92, 150), p.INDIGO), (18, 14))
MARKET = wares.straps((p.SEA, p.CREAM, p.CORAL), (p.CREAM, p.SEA), (14, 12))
LINEN = (222, 212, 190)

CLOTH: dict[str, Draw] = {
    "sarung-parengan": lambda rng, title: c.folded_open(rng, INDIGO_IKAT),
    "sarung-parengan-detail": o.near_cloth(INDIGO_IKAT),
    "sarung-merah-soga": o.fold(c.ikat(p.IKAT["madder"], "hooked"), size=(40, 28, 7)),
    "selendang-laut-brondong": o.scarf(c.ikat(p.IKAT["sea"], "waves", 7), p.IKAT["sea"][0]),
    "taplak-ikat": o.runner,
    "kain-ikat-panjang": o.hung(c.ikat(p.IKAT["clay"], "hooked", 9)),
    "sarung-gunungan": o.fold(c.ikat(p.IKAT["black"], "gunungan", 9), size=(40, 28, 7)),
    "syal-ikat-tipis": o.scarf(c.ikat(p.IKAT["rose"], "star", 6), p.IKAT["rose"][0], 26),
    "sarung-bantal-ikat": lambda rng, title: c.cushion(rng, c.ikat(p.IKAT["indigo"], "hooked", 7)),
    "lurik-sekar": o.fold(
        c.lurik((p.NAVY, p.CREAM, p.MADDER, p.TURMERIC), 3), c.lurik((p.LEAF, p.CREAM, p.GOLD), 3), size=(40, 28, 5)
    ),
    "bahan-kemeja-tenun": lambda rng, title: c.rolled(rng, c.lurik((p.SEA, p.CREAM, p.NAVY), 5, True), 46, 5.0, 2),
    "selendang-sri": o.scarf(c.lurik((p.TURMERIC, p.GOLD, p.MADDER, p.CREAM), 2), p.TURMERIC),
    "sarung-goyor": lambda rng, title: c.rolled(rng, c.ikat(p.IKAT["madder"], "lozenge", 12), 48, 5.4, 1, 20),
    "sarung-anak": o.fold(c.lurik((p.CORAL, p.CREAM, p.SEA), 4, True), size=(26, 20, 4)),
    "kain-serbet-lurik": o.fold(
        c.lurik((p.CREAM, p.INDIGO), 5, True),
        c.lurik((p.CREAM, p.MADDER), 5, True),
        c.lurik((p.CREAM, p.LEAF), 5, True),
        c.lurik((p.CREAM, p.TURMERIC), 5, True),
        size=(30, 24, 2.8),
    ),
    "songket-kencana": lambda rng, title: c.folded_open(rng, c.songket((104, 16, 36))),
    "selempang-wisuda": o.scarf(c.songket(p.NAVY, across=4), p.GOLD, 20),
    "dompet-songket": o.soft(c.songket((92, 18, 60), across=6), p.GOLD, (24, 13, 4), 0.6, 0),
}
GARMENTS: dict[str, Draw] = {
    "batik-tulis-gapura": lambda rng, title: c.folded_open(rng, GATE),
    "batik-tulis-gapura-detail": o.near_cloth(GATE),
    "kemeja-batik-pria": o.shirts((c.printed(p.BATIK["brown"], "parang", False, 420), p.BATIK["brown"][0])),
    "syal-batik-sutra": o.scarf(c.printed(p.BATIK["sea"], "scrolls"), p.BATIK["sea"][0], 30),
    "batik-singo-mengkok": o.hung(c.printed(p.BATIK["madder"], "singo", True, 640)),
    "rok-lilit-batik": lambda rng, title: o.LAID(
        garments.skirt(rng, c.printed(p.BATIK["blue"], "kawung"), p.BATIK["blue"][4])
    ),
    "masker-tempat-tisu-batik": lambda rng, title: wares.tissue_box(
        rng, c.printed(p.BATIK["madder"], "kawung", False, 360), 0.05
    ),
    "seragam-sekolah": o.uniform,
    "jaket-almamater": o.shirts((c.plain((38, 70, 62)), (28, 54, 48)), sleeve="long", collar="open"),
    "kaos-polo-sablon": o.shirts(
        (c.plain((30, 62, 112)), (224, 150, 60)), (c.plain((148, 32, 40)), p.WHITE), collar="polo"
    ),
    "celana-training": lambda rng, title: o.LAID(garments.trousers(rng, c.plain(p.NAVY), p.WHITE)),
    "hijab-segi-empat": o.fold(
        *(c.plain(x) for x in ((190, 142, 128), (120, 130, 110), (214, 196, 170), (96, 72, 92))), size=(28, 24, 2.6)
    ),
    "hijab-instan": lambda rng, title: o.LAID(garments.hijab(rng, c.plain((172, 118, 108)), (150, 98, 90))),
    "mukena-katun": lambda rng, title: o.LAID(
        garments.mukena(rng, c.plain((240, 230, 222)), (252, 250, 246), (190, 126, 132))
    ),
    "mukena-bordir": lambda rng, title: o.LAID(
        garments.mukena(rng, o.embroidered(c.plain((206, 216, 214)), (60, 110, 110)), (250, 250, 246), (40, 104, 104))
    ),
    "kebaya-bordir": o.shirts(
        (o.embroidered(c.plain((152, 44, 70)), p.GOLD), (128, 32, 58)),
        sleeve="long",
        collar="open",
        long=64,
        embroidery=p.GOLD,
    ),
    "taplak-bordir": lambda rng, title: c.laid(rng, o.embroidered(c.plain(p.WHITE), (60, 96, 150)), 70, 60),
    "baju-koko-lengan-panjang": o.shirts(
        (c.plain((236, 234, 226)), (214, 206, 186)), sleeve="long", collar="stand", embroidery=(150, 128, 76)
    ),
    "sarung-celana": lambda rng, title: o.LAID(
        garments.trousers(rng, c.lurik((p.SEA, p.CREAM, p.NAVY), 2, True), None)
    ),
    "peci-rajut": o.cap,
}
BAGS: dict[str, Draw] = {
    "tas-anyam-kotak": o.bag(BOXED),
    "tas-anyam-malam": o.bag(NIGHT, (60, 40, 30)),
    "keranjang-belanja": o.bag(MARKET, (150, 96, 52), (38, 16, 24)),
    "dompet-anyam": o.soft(BOXED, wares.BROWN, (24, 13, 4), 0.5, 0),
    "tas-pandan-bundar": lambda rng, title: wares.standing(wares.round_bag(rng, o.NATURAL, wares.BROWN)),
    "tas-pandan-laptop": o.soft(o.NATURAL, wares.BROWN, (36, 26, 4), 0.42, 0, wares.leather(p.CLAY)),
    "clutch-pandan": o.soft(o.NATURAL, wares.BROWN, (28, 16, 4), 0.55, 0),
    "tas-selempang-kulit": o.soft(wares.leather((152, 86, 42)), (108, 58, 28), (28, 21, 8), 0.58, 1.5),
    "dompet-kulit-panjang": o.soft(wares.leather((112, 58, 32)), (160, 100, 60), (20, 10.5, 2.6), 0.62, 0),
    "ikat-pinggang-kulit": lambda rng, title: wares.belt(rng, wares.leather((124, 68, 34))),
    "tas-rajut-tali": o.soft(wares.knit((p.CREAM, p.CORAL, p.CREAM, p.SEA, p.CREAM), 34), p.CLAY, (30, 28, 8), 0, 1.2),
    "ransel-tenun": o.soft(INDIGO_IKAT, wares.BROWN, (28, 36, 12), 0.42, 0.35, wares.leather(p.CLAY)),
    "tempat-botol-rajut": o.bottle_holder,
    "aneka-tas": o.three_bags,
}
CRAFTS: dict[str, Draw] = {
    "tikar-mendong-lipat": o.mats,
    "alas-makan-mendong": lambda rng, title: specials.placemats(rng, o.MENDONG),
    "kotak-mendong": lambda rng, title: wares.boxes(rng, o.MENDONG, [(18, 14, 9, -9, 3), (13, 10, 7, 10, -4)]),
    "lampu-bambu": lambda rng, title: specials.lamp(rng),
    "besek-bambu": lambda rng, title: wares.boxes(
        rng, wares.straps(wares.BAMBOO, wares.BAMBOO, (13, 11)), [(17, 17, 8, -10, 4), (14, 14, 7, 10, -2)], 0.45
    ),
    "nampan-bambu": lambda rng, title: specials.dish(rng, wares.straps(wares.BAMBOO, wares.BAMBOO, (90, 10)), 19, 4.5),
    "topi-caping": lambda rng, title: specials.caping(rng),
    "mangkuk-jati": lambda rng, title: wares.bowl(rng),
    "talenan-jati": lambda rng, title: wares.board(rng),
    "kotak-tisu-jati": lambda rng, title: wares.tissue_box(rng, wares.timber(), 0.25),
    "keranjang-eceng-gondok": lambda rng, title: Shot(
        wares.basket(rng, wares.hyacinth(), 17, 17, (0, 6))
        + wares.basket(rng, wares.hyacinth(12), 12, 12, (-19, -9))
        + wares.basket(rng, wares.hyacinth(10), 9, 8, (16, -13)),
        elevation=26,
        fill=0.82,
    ),
    "alas-kaki-eceng": lambda rng, title: specials.sandals(rng),
    "pot-eceng-gondok": lambda rng, title: specials.planter(rng),
    "kendi-gerabah": lambda rng, title: specials.kendi(rng),
    "cobek-gerabah": lambda rng, title: specials.cobek(rng),
}
FOOD: dict[str, Draw] = {
    "keripik-pisang-manis": o.pouch(p.LEAF, "gold"),
    "keripik-pisang-manis-detail": o.near_food("gold"),
    "keripik-singkong-pedas": o.pouch((156, 34, 34), "cassava", specks=(190, 50, 20)),
    "keripik-talas": o.pouch(p.VIOLET, "taro", specks=(120, 80, 120)),
    "keripik-bayam": o.jar(p.LEAF, heaps.discs(p.FOOD["green"], 0.07, 0.2), "green", 4),
    "keripik-tempe-original": o.pouch(p.KRAFT, "tempe", matt=True, specks=(246, 228, 190)),
    "keripik-tempe-daun-jeruk": o.pouch((92, 138, 60), "tempe", specks=(60, 110, 40)),
    "rempeyek-kacang": o.jar(p.TURMERIC, heaps.discs(p.FOOD["gold"], 0.075, specks=(150, 70, 40)), "gold", 4.4),
    "opak-singkong": o.clear(p.CLAY, "pale", 0.26, 6.4),
    "keripik-singkong-balado": o.pouch((60, 26, 24), "red"),
    "gaplek-tepung-mocaf": lambda rng, title: packs.pouch_shot(rng, o.slip(title, (232, 220, 196)), None, matt=True),
    "emping-jagung": o.pouch((226, 172, 40), "gold", 0.12, 3.4),
    "marning-jagung": o.jar(p.MADDER, heaps.discs(p.FOOD["gold"], 0.03, 0.1), "gold", 1.6),
    "jagung-titi": o.clear(p.TURMERIC, "gold", 0.11, 2.8),
    "keripik-sukun": o.pouch(p.SEA, "cassava"),
    "krupuk-ikan-tengiri": o.pouch(p.SEA, "pale"),
    "krupuk-ikan-tengiri-detail": o.near_food("pale"),
    "krupuk-udang": o.pouch(p.CORAL, "prawn"),
    "stik-cumi": o.jar(p.NAVY, heaps.sticks(((240, 230, 208), (66, 60, 62)), 0.022, 0.16)),
    "krupuk-rajungan": o.pouch(p.NAVY, "prawn"),
    "terasi-udang": lambda rng, title: specials.blocks(rng, o.slip(title, p.MADDER), (104, 58, 50)),
    "amplang-bandeng": o.jar(p.SEA, heaps.discs(p.FOOD["brown"], 0.045, 0.05), "brown", 2.2),
    "krupuk-bawang": o.clear(p.LEAF, "pale", 0.15, 3.6),
    "krupuk-puli": o.clear(p.CLAY, "cassava", 0.2),
    "krupuk-pasir": o.clear(p.VIOLET, "pastel", 0.17, 4.4),
    "rambak-sapi": o.pouch((98, 58, 34), "brown", 0.2),
    "rambak-ikan-bandeng": o.pouch((54, 92, 112), "brown", 0.14, 3.8),
    "abon-tuna": lambda rng, title: packs.carton_and_jar(
        rng, o.slip(title, (34, 82, 104)), heaps.floss(((190, 118, 54), (214, 156, 84), (150, 84, 34))), (186, 142, 60)
    ),
    "bandeng-presto": o.fish_tray(2),
    "sambal-ikan-asap": o.jar(
        p.BLACK, heaps.grains(((164, 34, 18), (190, 52, 22), (128, 22, 14), (216, 110, 50)), 60), wide=1.1
    ),
    "bandeng-tanpa-duri": o.fish_tray(3),
    "otak-otak-bandeng": lambda rng, title: specials.leaf_rolls(rng, o.slip(title, p.LEAF)),
    "nugget-bandeng": lambda rng, title: packs.carton_shot(o.slip(title, (214, 140, 44))),
    "garam-rempah": o.jar(p.SEA, heaps.grains(((250, 248, 244), (238, 236, 230), (246, 244, 238), (176, 120, 70)), 80)),
    "nori-lokal-rumput-laut": lambda rng, title: packs.flat_pouch(
        rng, o.slip(title, (24, 64, 52)), heaps.grains(((28, 48, 36), (18, 34, 28)), 30)
    ),
    "dodol-rumput-laut": lambda rng, title: specials.sweets(rng, o.slip(title, p.SEA), p.FOOD["sweets"]),
    "wingko-kelapa": lambda rng, title: specials.wingko(rng, o.slip(title, p.MADDER), p.FOOD["toast"]),
    "wingko-cokelat": o.box((78, 46, 30)),
    "wingko-mini": lambda rng, title: packs.tin_shot(rng, o.slip(title, p.TURMERIC), 9.5, 7, p.FOOD["toast"]),
    "kunir-asam": lambda rng, title: packs.bottle_shot(o.slip(title, p.LEAF), (206, 122, 16), (54, 44, 36)),
    "beras-kencur": lambda rng, title: packs.bottle_shot(o.slip(title, p.CLAY), (232, 212, 176), (54, 44, 36)),
    "jahe-merah-bubuk": o.ginger,
    "gula-siwalan": lambda rng, title: specials.sugar(rng),
    "sirup-legen": lambda rng, title: packs.bottle_shot(o.slip(title, p.TEAK), (190, 104, 26), (186, 142, 60)),
    "dodol-siwalan": lambda rng, title: specials.sweets(rng, o.slip(title, p.TEAK), p.FOOD["dark"]),
    "madu-hutan": lambda rng, title: packs.jar_shot(
        rng, o.slip(title, (226, 172, 50)), heaps.grains(((140, 66, 10), (156, 78, 14)), 3), (40, 34, 30)
    ),
    "madu-sarang": lambda rng, title: specials.comb(rng, o.slip(title, p.TEAK)),
    "kopi-bubuk-robusta": lambda rng, title: packs.pouch_shot(
        rng, o.slip(title, (150, 108, 66)), heaps.grains(((62, 38, 24), (84, 54, 34)), 90), matt=True
    ),
    "kopi-rempah": lambda rng, title: packs.tin_shot(rng, o.slip(title, (58, 36, 28)), 7, 13),
    "aneka-keripik": o.three_pouches,
    "aneka-krupuk": lambda rng, title: packs.three_clear(
        rng, [heaps.discs(p.FOOD[f], s) for f, s in (("pale", 0.2), ("prawn", 0.16), ("pastel", 0.18))]
    ),
}
DRAWINGS: dict[str, Draw] = {**CLOTH, **GARMENTS, **BAGS, **CRAFTS, **FOOD}

package spelling

// Each table says which sounds a letter or run of letters writes; the longest run wins. Ours, from the romanisation
// habits of news agencies: no table of a standard (ISO 9, BGN/PCGN, ALA-LC) fits the mixture that reports have.

// glyph is a run of letters and its sounds.
type glyph struct {
	letters string
	units   []unit
}

func con(s sound) unit           { return unit{c: s} }
func vow(v vowel) unit           { return unit{v: v} }
func long(v vowel) unit          { return unit{v: v, long: true} }
func maybe(u unit) unit          { u.free = true; return u }
func both(s sound, v vowel) unit { return unit{c: s, v: v} }

func one(letters string, u ...unit) glyph { return glyph{letters, u} }

func latinGlyphs() []glyph {
	return []glyph{
		one("shch", con(sSh), maybe(con(sCh))), one("schtsch", con(sSh), maybe(con(sCh))), one("tsch", con(sCh)), one("tch", con(sCh)), one("sch", con(sSh)),
		one("dzh", con(sJ)), one("dsch", con(sJ)), one("kh", con(sKh)), one("gh", con(sGh|sG)), one("sh", con(sSh)), one("ch", con(sCh|sSh|sKh|sK)), one("zh", con(sZh)),
		one("dh", con(sDh|sD|sZ)), one("th", con(sTh|sT)), one("ph", con(sF)), one("ck", con(sK)), one("dj", con(sJ)), one("cz", con(sCh)), one("sz", con(sSh)),
		one("tz", con(sTs)), one("ts", con(sTs)), one("x", con(sK), con(sS)),
		one("ou", long(vU|vO)), one("oo", long(vU|vO)), one("ee", long(vI)), one("aa", long(vA)), one("ii", long(vI)), one("uu", long(vU)),
		one("ei", long(vI)), one("ey", long(vI)), one("ai", long(vI)), one("ay", long(vI)), one("au", long(vA|vU|vO)), one("aw", both(sW, vA|vU|vO)), one("iy", long(vI)), one("yi", long(vI)), one("yy", long(vI)),
		one("ij$", long(vI)), one("yj$", long(vI)), one("ia", vow(vI), vow(vA)), one("ie", long(vI)),
		one("a", vow(vA)), one("e", vow(vE)), one("i", vow(vI)), one("o", vow(vO)), one("u", vow(vU)), one("y", both(sY, vI)),
		one("ö", vow(vO|vU|vE)), one("ü", vow(vU|vI)), one("ı", vow(vI|vA|vU)), one("ə", vow(vA|vE)), one("æ", vow(vA|vE)), one("ø", vow(vO|vE)), one("œ", vow(vO|vE)),
		one("b", con(sB)), one("c", con(sK|sS|sJ|sCh)), one("d", con(sD)), one("f", con(sF)), one("g", con(sG)), one("ge", con(sG|sJ), vow(vE)), one("gi", con(sG|sJ), vow(vI)),
		one("h", con(sH)), one("j", con(sJ|sZh|sY)), one("k", con(sK)), one("l", con(sL)), one("m", con(sM)), one("n", con(sN)), one("p", con(sP)), one("q", con(sQ|sG)),
		one("r", con(sR)), one("s", con(sS)), one("t", con(sT)), one("v", con(sV)), one("w", both(sW|sV, vU)), one("z", con(sZ|sTs)),
		one("ç", con(sCh)), one("ş", con(sSh)), one("ș", con(sSh)), one("ğ", maybe(con(sGh|sG|sY))), one("č", con(sCh)), one("ć", con(sCh)), one("š", con(sSh)), one("ž", con(sZh)),
		one("đ", con(sJ|sD)), one("ł", con(sL)), one("ß", con(sS)), one("ţ", con(sTs)), one("ț", con(sTs)),
	}
}

func cyrillicGlyphs() []glyph {
	y := maybe(both(sY, vI))
	return []glyph{
		one("дж", con(sJ)), one("ий", long(vI)), one("ый", long(vI)), one("ай", long(vI)), one("ей", long(vI)),
		one("а", vow(vA)), one("е", y, vow(vE)), one("ё", y, vow(vO|vE)), one("э", vow(vE)), one("и", vow(vI)), one("й", both(sY, vI)), one("ы", vow(vI)), one("о", vow(vO)),
		one("у", vow(vU)), one("ю", y, vow(vU)), one("я", y, vow(vA)), one("і", vow(vI)), one("ї", y, vow(vI)), one("є", y, vow(vE)), one("ъ"), one("ь"),
		one("б", con(sB)), one("в", con(sV)), one("г", con(sG|sH)), one("ґ", con(sG)), one("д", con(sD)), one("ж", con(sZh|sJ)), one("з", con(sZ)), one("к", con(sK)), one("л", con(sL)),
		one("м", con(sM)), one("н", con(sN)), one("п", con(sP)), one("р", con(sR)), one("с", con(sS)), one("т", con(sT)), one("ф", con(sF)), one("х", con(sKh|sH)), one("ц", con(sTs)),
		one("ч", con(sCh)), one("ш", con(sSh)), one("щ", con(sSh), maybe(con(sCh))), one("ў", both(sW|sV, vU)), one("ә", vow(vA|vE)), one("қ", con(sQ)), one("ғ", con(sGh|sG)), one("ң", con(sN)),
		one("ө", vow(vO|vU)), one("ұ", vow(vU)), one("ү", vow(vU)), one("һ", con(sH)), one("ј", both(sY, vI)), one("љ", con(sL)), one("њ", con(sN)), one("ћ", con(sCh)), one("ђ", con(sJ|sD)),
		one("џ", con(sJ)), one("ѓ", con(sG|sJ)), one("ќ", con(sK|sCh)), one("ѕ", con(sZ|sTs)), one("ҳ", con(sH)), one("ӯ", vow(vU)), one("ӣ", vow(vI)),
	}
}

func arabicGlyphs() []glyph {
	ay, open := long(vI), long(vA|vE)
	w := unit{c: sW | sV, v: vU | vO, long: true}
	y := unit{c: sY, v: vI, long: true}
	any := maybe(vow(vA | vE | vI | vO | vU))
	return []glyph{
		one("تش", con(sCh)), one("دج", con(sJ)), one("كس", con(sK), con(sS)),
		one("ا", open), one("أ", vow(vA|vE|vO|vU)), one("إ", vow(vI|vE)), one("آ", open), one("ٱ", open), one("ى", unit{v: vA | vI, long: true}), one("ة", vow(vA|vE), maybe(con(sT))),
		one("و", w), one("ي", y), one("ی", y), one("ې", y), one("ء"), one("ئ", maybe(ay)), one("ؤ", maybe(long(vU|vO))), one("ع", any),
		one("ب", con(sB|sP)), one("ت", con(sT)), one("ث", con(sTh|sT|sS)), one("ج", con(sJ|sG|sZh)), one("ح", con(sH)), one("خ", con(sKh)), one("د", con(sD)), one("ذ", con(sDh|sD|sZ)), one("ر", con(sR)),
		one("ز", con(sZ)), one("س", con(sS)), one("ش", con(sSh|sCh)), one("ص", con(sS)), one("ض", con(sD|sDh|sZ)), one("ط", con(sT)), one("ظ", con(sZ|sDh|sD)), one("غ", con(sGh|sG)), one("ف", con(sF|sV)),
		one("ق", con(sQ|sK|sG|sGh)), one("ك", con(sK|sG)), one("ک", con(sK)), one("ل", con(sL)), one("م", con(sM)), one("ن", con(sN)), one("ه", both(sH, 0)), one("ە", vow(vA|vE)), one("ہ", con(sH)), one("ھ", con(sH)),
		one("پ", con(sP)), one("چ", con(sCh)), one("ژ", con(sZh|sJ)), one("گ", con(sG)), one("ڤ", con(sV)), one("ڨ", con(sG)), one("ټ", con(sT)), one("ډ", con(sD)), one("ړ", con(sR)), one("ښ", con(sSh|sKh)), one("ځ", con(sZ|sJ)),
		one("څ", con(sTs|sS)), one("ڼ", con(sN)), one("ګ", con(sG)), one("ٹ", con(sT)), one("ڈ", con(sD)), one("ڑ", con(sR)), one("ں", con(sN)), one("ے", ay), one("ۆ", long(vO|vU)), one("ێ", ay), one("ڵ", con(sL)), one("ڕ", con(sR)),
	}
}

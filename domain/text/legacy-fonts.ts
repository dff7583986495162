/** Text typed for a font of the 1990s: which one, and what it probably says. */
export interface LegacyText {
  readonly font: 'TCVN3' | 'VNI'
  readonly suggestion: string
}

/** TCVN3 (ABC): each sign of Latin-1 stands for one Vietnamese letter. */
const TCVN3: Readonly<Record<string, string>> = letters(
  '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ ' +
    '«ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00adư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
)

/** VNI: a plain vowel followed by a sign for its mark and tone; a few letters of their own. */
const VNI: Readonly<Record<string, string>> = {
  ...letters(
    'aùá aøà aûả aõã aïạ aââ aáấ aàầ aåẩ aãẫ aäậ aêă aéắ aèằ aúẳ aüẵ aëặ eùé eøè eûẻ eõẽ eïẹ eâê eáế eàề eåể eãễ eäệ',
  ),
  ...letters(
    'oùó oøò oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ ôùớ ôøờ ôûở ôõỡ ôïợ uùú uøù uûủ uõũ uïụ öùứ öøừ öûử öõữ öïự yùý yøỳ yûỷ yõỹ',
  ),
  ...letters('ôơ öư æỉ óĩ òị ñđ Ñđ îỵ'),
}

function letters(pairs: string): Record<string, string> {
  const entries = pairs.split(' ').map((pair): [string, string] => [pair.slice(0, -1), pair.slice(-1)])
  return Object.fromEntries(entries)
}

/**
 * Signs that no Vietnamese word in Unicode holds, after a letter. Quotes and signs that also stand at a
 * word's end («», ®, ©, ·) tell only between two letters.
 */
const TCVN3_TELLS = /[A-Za-z](?:[¸µ¶¹¨¾¼½ÆÇªÎÏÑÖ×ØÜÞßäåæç¬îïñö÷øûüþ¡¢£¤¥¦§]|[«»®©·\u00ad][A-Za-z])/u
const VNI_TELLS = /[aeoy][ùøûï]|u[øûï]|[ae]õ|a[âêåäëü]|[eo][âåä]|[ôö][ùøûõï]|[ñ][aeiouyôö]/iu
const VNI_PAIR = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ôöæóòñî]/giu

/** Says whether a text was typed for an old font. Never converts by itself: a VNI word may be another real name. */
export function detectLegacyFont(text: string): LegacyText | null {
  if (VNI_TELLS.test(text)) return { font: 'VNI', suggestion: fromVni(text) }
  return TCVN3_TELLS.test(text) ? { font: 'TCVN3', suggestion: fromTcvn3(text) } : null
}

const fromTcvn3 = (text: string): string => [...text].map((sign) => TCVN3[sign] ?? sign).join('')

function fromVni(text: string): string {
  return text.replace(VNI_PAIR, (pair) => {
    const letter = VNI[pair.toLowerCase()]
    if (letter === undefined) return pair
    return pair[0] === pair[0]?.toLowerCase() ? letter : letter.toUpperCase()
  })
}

const KINDS: Readonly<Record<string, string>> = {
  KH: 'Kế hoạch',
  QĐ: 'Quyết định',
  CT: 'Chỉ thị',
  HD: 'Hướng dẫn',
  NQ: 'Nghị quyết',
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  TTr: 'Tờ trình',
  CTr: 'Chương trình',
  TB: 'Thông báo',
}
const KIND = new RegExp(`[/-](${Object.keys(KINDS).join('|')})(?=[/-]|$)`, 'u')

/** "65/KH-UBND ngày ..." with its kind in front: "Kế hoạch số 65/KH-UBND ngày ..."; a law is named as it is. */
export function namePaper(paper: string): string {
  if (!/^\d/.test(paper)) return paper
  const [number = ''] = paper.split(' ')
  const kind = KINDS[KIND.exec(number)?.[1] ?? '']
  return `${kind ?? 'Văn bản'} số ${paper}`
}

/** One of the 54 groups: the name to show, other names that mean it alone, names that may mean several. */
export interface EthnicGroup {
  readonly name: string
  readonly aliases: readonly string[]
  readonly ambiguous: readonly string[]
}

/** Columns: name; aliases; ambiguous names. From the statistics office's lists of 1979 and 2008, with local groups. */
const TABLE = `
Kinh|Việt, Kinh (Việt)|
Tày|Tầy, Ngạn, Phén, Thu Lao, Thù Lao, Pa Dí|Thổ
Thái|Táy, Thái Trắng, Thái Đen, Tày Khao, Tày Đăm, Tày Mười, Hàng Tổng, Pa Thay|Tày Thanh
Hoa|Hán, Hoa (Hán), Triều Châu, Phúc Kiến, Quảng Đông, Hải Nam, Xạ Phạng, Xạ Phang, Hẹ|Hạ
Khmer|Khơ me, Khơ-me, Khơme, Khmer Krôm, Khơ-me Krôm, Cur, Cul, Việt gốc Miên|Thổ, Miên
Mường|Mol, Mual, Mọi Bi, Ao Tá, Ậu Tá|Mọi
Nùng|Nùng Phàn Slình, Nùng Phàn Sình, Nùng Cháo, Nùng Inh, Nùng An, Nùng Lòi, Nùng Giang, Nùng Xuồng, Nùng Quý Rin, Nùng Dín, Nùng Tùng Slìn|
Mông|H'Mông, H’Mông, Hmông, HMông, H Mông, Mông (Mèo), Mèo, Mẹo, Ná Mẻo, Mèo Xanh, Mèo Đỏ, Mèo Đen, Mèo Hoa, Mèo Trắng|
Dao|Dao Đỏ, Dao Tiền, Dao Quần Chẹt, Dao Lô Gang, Dao Lù Gang, Dao Thanh Y, Dao Quần Trắng, Cóc Ngáng, Cóc Mùn, Đại Bản, Tiểu Bản, Kìm Miền, Kìm Mùn|Mán, Trại, Dìu, Xá, Động, Miền
Gia Rai|Gia-rai, Giơ-rai, Jrai, Chơ-rai, Hđrung, Aráp|
Ngái|Sán Ngái, Xín, Lê, Đản, Khánh Gia|
Ê Đê|Ê-đê, Êđê, Ra-đê, Rha-đê, Ađham, Ktul, Mđhur, Bih|
Ba Na|Ba-na, Bana, Bahnar, Rơ-ngao, Gơ-lar, Tơ-lô, Giơ-lâng|
Xơ Đăng|Xơ-đăng, Xơ Teng, Tơ-đrá, Mơ-nâm, Hà-lăng, Ca-dong, Ca Dong, Kmrâng|Châu
Sán Chay|Cao Lan, Sán Chỉ, Sán Chí, Cao Lan - Sán Chỉ, Hờn Bạn, Sơn Tử|Mán, Trại
Cơ Ho|Cơ-ho, K'Ho, Kơ Ho, Xrê, Nốp, Cơ-don, Lạt, Lát, Lạch, Tơ-ring|Chil
Chăm|Chàm, Chiêm Thành, Hời, Chăm Hroi, Chăm Châu Đốc|
Sán Dìu|Sán Dợo, Sán Déo, Mán Quần Cộc, Trại Đất, Trại Đát|Trại, Dìu
Hrê|H'rê, Chăm-rê, Mọi Luỹ, Mọi Sơn Phòng, Thạch Bích|
Mnông|M'Nông, M-nông, Gar, Preh, Biat, Bu-đâng, Rlâm|Chil
Raglay|Ra-glai, Ra Glai, Raglai, Ra Glay, Ra-clay, La Oang, Noong|Rai
Xtiêng|X'tiêng, Stiêng, S'tiêng, Xa-điêng|
Bru - Vân Kiều|Bru Vân Kiều, Vân Kiều, Bru, Trì, Khùa, Măng Coong, Bru-Vân Kiều|
Thổ|Kẹo, Mọn, Cuối, Họ, Đan Lai, Ly Hà, Tày Poọng|
Giáy|Nhắng, Giẳng, Pầu Thỉn, Pu Nà, Cùi Chu|
Cơ Tu|Cơ-tu, Ca-tu, Kơ Tu, Cơtu, Ca-tang|Cao
Giẻ Triêng|Gié-Triêng, Gié Triêng, Giẻ-Triêng, Gié, Triêng, Ve, Bnoong|
Mạ|Châu Mạ, Chô Mạ, Mạ Xốp, Mạ Tô|
Khơ Mú|Khơ-mú, Khơmú, Kho Mú, Xá Cẩu, Tày Hạy|
Co|Cor, Col, Cùa, Trầu|
Tà Ôi|Ta-ôi, Tà-ôi, Ta Ôi, Tôi-ôi, Pa-cô, Pa Kô, Ba-hi|
Chơ Ro|Chơ-ro, Châu-ro, Châu Ro, Dơ-ro|
Kháng|Xá Khao (Kháng), Xá Tú Lăng|Xá
Xinh Mun|Xinh-mun, Puộc, Pụa, Dạ, Nghẹt|Xá
Hà Nhì|U Ní, Xá U Ní, Hà Nhì Đen|
Chu Ru|Chu-ru, Churu, Chơ-ru, Kru|
Lào|Lào Bốc, Lào Nọi|
La Chí|La-chí, La Chi, Cù Tê, Thổ Đen|Xá
La Ha|Khlá Phlạo, Xá Cha, La Ha Ủng|Xá Khao
Phù Lá|Xá Phó, Bồ Khô Pạ, Phù Lá Hán, Mu Di Pạ|
La Hủ|Khù Sung, Cò Sung, Khạ Quy, Xá Quỷ|Xá Lá Vàng
Lự|Lừ, Duôn, Nhuồn|
Lô Lô|LôLô, Lôlô, Mùn Di, Ô Man, Lô Lô Hoa, Lô Lô Đen|Di
Chứt|Sách, Mày, Rục, Mã Liềng, Arem, Tu Vang|Xá Lá Vàng
Mảng|Mảng Ư, Mảng Gứng, Niễng O|Xá Lá Vàng
Pà Thẻn|Pà Hưng, Mèo Lài, Mán Pa Teng|Tống
Cờ Lao|Cơ Lao, Co Lao, Cờ lao, Cờ Lao Đỏ|
Cống|Xám Khống, Xá Xeng|Xá
Bố Y|Chủng Chá, Trọng Gia, Tu Dí, Pủ Dí|
Si La|Cù Dề Xừ, Cú Đề Xừ|
Pu Péo|Ka Bẻo, Pen Ti Lô Lô|Mán
Brâu|Brao|
Ơ Đu|Ơ-đu, Ơđu, Tày Hạt|
Rơ Măm|Rơ-măm, Rơ măm|
`

const names = (list = ''): readonly string[] => list.split(', ').filter((name) => name !== '')

/** The 54 ethnic groups (dân tộc) of Viet Nam. */
export const ETHNIC_GROUPS: readonly EthnicGroup[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name = '', aliases, ambiguous] = line.split('|')
    return { name, aliases: names(aliases), ambiguous: names(ambiguous) }
  })

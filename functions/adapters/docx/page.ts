/** The measures of Decree 30/2020/NĐ-CP, Appendix I: paper, margins, letters. */

/** In half points. */
export const SIZE = { small: 22, table: 24, middle: 26, body: 28 }

/** In twentieths of a point. */
export const MM = 1440 / 25.4

/** A4: 20 mm above and below, 30 mm left, 15 mm right. */
export const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(20 * MM),
    bottom: Math.round(20 * MM),
    left: Math.round(30 * MM),
    right: Math.round(15 * MM),
    header: Math.round(10 * MM),
    footer: Math.round(10 * MM),
  },
}

export const WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right
export const SIX_POINTS = 120
export const FIRST_LINE = 720

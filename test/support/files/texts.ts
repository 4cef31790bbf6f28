/** A page as such files have them: long enough for a page, with words that everybody knows. */
export const PAGE = '同江市自然资源局国有建设用地使用权挂牌出让公告\n经市人民政府批准，现将有关事项公告如下。';

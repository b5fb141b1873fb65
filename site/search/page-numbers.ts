/** The page numbers to show: first, last, and those around `page`; null stands for the numbers left out between. */
export function pageNumbers(page: number, pages: number): readonly (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const sorted = [...new Set(shown)].sort((a, b) => a - b);
  return sorted.flatMap((n, i) => {
    const before = sorted[i - 1];
    if (before === undefined || n === before + 1) return [n];
    return n === before + 2 ? [before + 1, n] : [null, n];
  });
}

/** The page asked for in an address, from 1; what is not a page is the first. */
export const readPageNumber = (written: string | null): number =>
  /^[1-9]\d{0,5}$/.test(written ?? '') ? Number(written) : 1;

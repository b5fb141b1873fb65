const PAGE = { width: 595, height: 842, margin: 56, size: 11, leading: 18, lineLength: 88 };

/** A PDF 1.4 file of one page with the lines in Helvetica; the first line larger. Characters outside Latin-1 become `?`. */
export function pdfDocument(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const [title = '', ...rest] = lines;
  const wrapped = rest.flatMap(wrap);
  const text = [
    `BT /F1 16 Tf ${PAGE.margin} ${PAGE.height - 72} Td (${pdfText(title.slice(0, 60))}) Tj`,
    `/F1 ${PAGE.size} Tf ${PAGE.leading} TL 0 -12 Td`,
    ...wrapped.map((line) => `T* (${pdfText(line)}) Tj`),
    'ET',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  // Every character is below U+0100, so that the offsets counted above are offsets in bytes.
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

const pdfText = (text: string): string =>
  text
    .replaceAll('–', '\x96')
    .replace(/[^\x20-\xFF]/g, '?')
    .replace(/[\\()]/g, '\\$&');

function wrap(line: string): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= PAGE.lineLength) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

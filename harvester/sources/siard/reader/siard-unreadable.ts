import { SourceChangedShape } from '../../../errors.ts';

export type UnreadableCode =
  | 'not-a-zip'
  | 'truncated'
  | 'no-metadata'
  | 'zip-damaged'
  | 'zip-unsupported'
  | 'checksum'
  | 'too-large'
  | 'not-well-formed'
  | 'doctype'
  | 'not-siard'
  | 'table-missing'
  | 'lob-outside'
  | 'lob-missing'
  | 'lob-damaged';

/** The archive, or one part of it, cannot be trusted and is not read further. `code` is stable; the message says where and what to do. */
export class SiardUnreadable extends SourceChangedShape {
  override name = 'SiardUnreadable';
  readonly code: UnreadableCode;
  constructor(
    code: UnreadableCode,
    message: string,
    options: { cause?: unknown; sample?: string } = {},
  ) {
    super(message, options);
    this.code = code;
  }
}

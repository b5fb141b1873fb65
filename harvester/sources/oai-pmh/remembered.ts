const MOST = 1000;

/** The same reading of a text with its answers kept, for code values that come again in every record. Up to 1000 are kept. */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size < MOST) known.set(text, value);
    return value;
  };
}

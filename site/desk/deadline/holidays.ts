/** The public holidays of Norway (lov om helligdager og helligdagsfred § 2; lov om 1. og 17. mai § 1). */
export type Holiday =
  | 'newYear'
  | 'maundyThursday'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'labourDay'
  | 'constitutionDay'
  | 'ascension'
  | 'whitSunday'
  | 'whitMonday'
  | 'christmas'
  | 'secondChristmas';

const known = new Map<number, ReadonlyMap<string, readonly Holiday[]>>();

/** The holidays of a year by day, `YYYY-MM-DD`; two may fall on one (17 May 2027 is Whit Monday too). */
export function holidaysOf(year: number): ReadonlyMap<string, readonly Holiday[]> {
  let holidays = known.get(year);
  if (holidays === undefined) {
    holidays = computed(year);
    known.set(year, holidays);
  }
  return holidays;
}

function computed(year: number): ReadonlyMap<string, readonly Holiday[]> {
  const easter = easterSunday(year);
  const days: readonly (readonly [Temporal.PlainDate, Holiday])[] = [
    [fixed(year, 1, 1), 'newYear'],
    [easter.subtract({ days: 3 }), 'maundyThursday'],
    [easter.subtract({ days: 2 }), 'goodFriday'],
    [easter, 'easterSunday'],
    [easter.add({ days: 1 }), 'easterMonday'],
    [fixed(year, 5, 1), 'labourDay'],
    [fixed(year, 5, 17), 'constitutionDay'],
    [easter.add({ days: 39 }), 'ascension'],
    [easter.add({ days: 49 }), 'whitSunday'],
    [easter.add({ days: 50 }), 'whitMonday'],
    [fixed(year, 12, 25), 'christmas'],
    [fixed(year, 12, 26), 'secondChristmas'],
  ];
  const byDay = Map.groupBy(days, ([day]) => day.toString());
  return new Map([...byDay].map(([day, found]) => [day, found.map(([, holiday]) => holiday)]));
}

const fixed = (year: number, month: number, day: number): Temporal.PlainDate =>
  new Temporal.PlainDate(year, month, day);

/** Easter Sunday of a Gregorian year, by the anonymous algorithm of 1876 (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const golden = year % 19;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  return new Temporal.PlainDate(year, Math.floor(days / 31), (days % 31) + 1);
}

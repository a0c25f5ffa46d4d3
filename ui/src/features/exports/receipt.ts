/** The proof kept with a file, read with care: older files may have older receipts. */

type Loose = Readonly<Record<string, unknown>>;

export type Difference = { readonly path: string; readonly expected: string; readonly found: string };
export type ReadBack = {
  readonly recovered: number;
  readonly fields: number;
  readonly differences: readonly Difference[];
  readonly error: string;
};
export type Notice = { readonly code: string; readonly message: string; readonly fix: string };
export type Receipt = {
  readonly madeFrom: string;
  readonly documentId: string;
  readonly revision: number | null;
  readonly template: string;
  readonly pageSize: string;
  readonly standards: readonly string[];
  readonly fonts: readonly string[];
  readonly isTagged: boolean;
  readonly readBack: ReadBack | null;
  readonly notices: readonly Notice[];
  /** Of a bundle: what lies in it. */
  readonly members: readonly Member[];
};
export type Member = { readonly name: string; readonly status: string; readonly reason: string };

const record = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : null);

export function receiptOf(value: unknown): Receipt {
  const told = record(value);
  const options = record(told.options);
  return {
    madeFrom: text(told.made_from),
    documentId: text(told.document_id),
    revision: number(told.revision),
    template: text(options.template),
    pageSize: text(options.page_size),
    standards: list(told.standards).map(text),
    fonts: list(told.fonts).map(text),
    isTagged: told.tagged === true,
    readBack: readBackOf(told.read_back),
    notices: list(told.notices).map(noticeOf),
    members: list(told.files).map(memberOf),
  };
}

export const cameBack = ({ fields, differences }: ReadBack): number =>
  Math.max(fields - differences.length, 0);

/** `work/<id>/position` is of the section `work`, and about its `position`; `basics/location/city` about the city. */
export function placeOf(path: string): { readonly section: string; readonly field: string } {
  const [section = '', ...rest] = path.split('/');
  const isName = (name: string) => /^[a-z_]+$/i.test(name);
  const field = section === 'basics' ? rest.findLast(isName) : rest.slice(1).find(isName);
  return { section, field: field ?? '' };
}

function readBackOf(value: unknown): ReadBack | null {
  if (typeof value !== 'object' || value === null) return null;
  const told = record(value);
  return {
    recovered: number(told.recovered) ?? 0,
    fields: number(told.fields) ?? 0,
    error: text(told.error),
    differences: list(told.differences).map((one) => {
      const { path, expected, found } = record(one);
      return { path: text(path), expected: text(expected), found: text(found) };
    }),
  };
}

function noticeOf(value: unknown): Notice {
  const { code, message, fix } = record(value);
  return { code: text(code), message: text(message), fix: text(fix) };
}

function memberOf(value: unknown): Member {
  const { name, status, error } = record(value);
  return { name: text(name), status: text(status), reason: text(record(error).title) };
}

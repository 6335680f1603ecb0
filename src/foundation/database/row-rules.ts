import type { Door } from './protect.ts';
import type { TableDeclaration } from './tables.ts';

/** One policy: which rows a door reaches, and for what. */
export interface Rule {
  readonly policy: string;
  readonly door: Door;
  readonly verb: 'all' | 'select' | 'insert';
  readonly condition: string;
}

const setting = (name: string) => `current_setting('facet.${name}', true)`;
const list = (name: string) => `${setting(name)}::uuid[]`;
const within = (column: string, name: string) => `${column} = any (${list(name)})`;

/** Adds to what a row must satisfy that its wall is open, where a table keeps rows of one kind behind one. */
function behindItsWall({ walledWhere }: TableDeclaration, condition: string): string {
  if (!walledWhere) return condition;
  const { column, is, wall } = walledWhere;
  return `(${condition}) and (${column} <> '${is}' or '${wall}' = any (${setting('walls')}::text[]))`;
}

/** Adds that a row which somebody allowed her own worker alone is read by whoever holds her case, or wrote it down. */
function keptToWorker(table: TableDeclaration, condition: string): string {
  if (!table.keptToWorker) return condition;
  const { column, is, by } = table.keptToWorker;
  return `(${condition}) and (coalesce(${column}, '') <> '${is}' or ${within('person_id', 'held')}
    or ${by}::text = ${setting('staff')})`;
}

/** What stands behind a wall, or is kept to one worker, whatever else its row must satisfy. */
const narrowed = (table: TableDeclaration, condition: string) =>
  keptToWorker(table, behindItsWall(table, condition));

/** True of a row that a merge moves: all of them move, whatever stands in them. No other request sets this. */
const moving = (...columns: readonly string[]) =>
  columns
    .map((column) => `${column} = any (coalesce(nullif(${setting('moving')}, ''), '{}')::uuid[])`)
    .join(' or ');

/**
 * What a row must satisfy for a worker. Rows that are not marked are guarded by the role alone, which only
 * `begin_request` takes on: reading a setting for each of a million rows would double the time of a count. A setting
 * that is missing gives null, and null denies.
 */
function staffCondition(slug: string, table: TableDeclaration): string {
  switch (table.guard) {
    case 'self':
      return `not restricted or ${within('id', 'granted')}`;
    case 'person': {
      const first = `not restricted or ${within('person_id', 'granted')}`;
      if (table.walled)
        return `(${first}) and (wall is null or (wall = any (${setting('walls')}::text[])
          and (wall <> 'private' or staff_id::text = ${setting('staff')})) or ${moving('person_id')})`;
      const both = table.second
        ? `(${first}) and (not other_restricted or ${within(table.second, 'granted')})`
        : first;
      const seen = narrowed(table, both);
      if (!table.second && !table.walledWhere && !table.keptToWorker) return seen;
      return `(${seen}) or ${moving('person_id', ...(table.second ? [table.second] : []))}`;
    }
    case 'around': {
      const people = ['person_id', ...(table.second ? [table.second] : [])];
      const open = people.map((column) => `${column} <> all (${list('barred')})`).join(' and ');
      return `(${open}) or ${moving(...people)}`;
    }
    default:
      return `${setting('tenant')} = '${slug}'${table.private ? ` and staff_id::text = ${setting('staff')}` : ''}`;
  }
}

/**
 * Stands for nobody where a row need not be of somebody: then one expression, which has an index, says whose a row is. Beside
 * an `or` the list of people would be read from its text for each row, which took 12 seconds of 20,000 referrals.
 */
const NOBODY = `'00000000-0000-0000-0000-000000000000'::uuid`;

/**
 * What a row must satisfy for a worker whose rows end at some teams' people: whose it is stands on the list that
 * `begin_request` made, and it is not kept to others. Of a row that is of nobody on record, the programme is one that her
 * teams work in, or she made it. A restricted record is found in an emergency beyond her teams as well.
 */
function teamCondition(slug: string, table: TableDeclaration): string {
  const seen = (column: string, mark: string) =>
    `${within(column, 'reached')} and (not ${mark} or ${within(column, 'granted')})`;
  const own = `staff_id::text = ${setting('staff')}`;
  if (table.maybeOfNobody)
    return `coalesce(person_id, ${NOBODY}) = any (array_append(${list('reached')}, ${NOBODY}))
      and (not restricted or ${within('person_id', 'granted')}) and (person_id is not null or ${own}
      or programme_id = any (${setting('programmes')}::text[]) or '*' = any (${setting('programmes')}::text[]))`;
  if (table.name === 'referral_draft') return `${setting('tenant')} = '${slug}' and ${own}`;
  if (table.name === 'look_review')
    return `${setting('tenant')} = '${slug}' and (person_id is null or ${within('person_id', 'reached')})`;
  switch (table.guard) {
    case 'self':
      return seen('id', 'restricted');
    case 'person': {
      const first = table.walled
        ? `${within('person_id', 'reached')} and (${staffCondition(slug, table)})`
        : seen('person_id', 'restricted');
      // There need not be a second person in every row.
      const both = table.second
        ? `${first} and (${table.second} is null or ${seen(table.second, 'other_restricted')})`
        : first;
      return narrowed(table, both);
    }
    case 'around': {
      const reached = ['person_id', ...(table.second ? [table.second] : [])].map((column) =>
        within(column, 'reached'),
      );
      const here = table.name === 'record_guard' ? `(closed or ${reached[0]})` : reached.join(' and ');
      return `${here} and (${staffCondition(slug, table)})`;
    }
    default:
      return staffCondition(slug, table);
  }
}

/** Who is barred from a record does not read in the access log who looked at it, or that there is one. */
function staffRules(slug: string, table: TableDeclaration): Rule[] {
  const rule = (verb: Rule['verb'], condition: string, policy = 'staff'): Rule => ({
    policy,
    door: 'staff',
    verb,
    condition,
  });
  if (table.name !== 'access_log') return [rule('all', staffCondition(slug, table))];
  return [
    rule('insert', staffCondition(slug, table)),
    rule('select', `person_id is null or person_id <> all (${list('barred')})`, 'staff_reads'),
  ];
}

/** Likewise for a worker whose rows end at some teams' people. */
function teamRules(slug: string, table: TableDeclaration): Rule[] {
  const rule = (verb: Rule['verb'], condition: string, policy = 'team'): Rule => ({
    policy,
    door: 'team',
    verb,
    condition,
  });
  if (table.name !== 'access_log') return [rule('all', teamCondition(slug, table))];
  const reads = `person_id is null or (${within('person_id', 'reached')} and person_id <> all (${list('barred')}))`;
  return [rule('insert', staffCondition(slug, table)), rule('select', reads, 'team_reads')];
}

/** What a visitor reaches: what is public, the drafts and the referral that he holds the key to, and the logs to add to. */
function guestRule(slug: string, table: TableDeclaration): Rule[] {
  const request = `${setting('tenant')} = '${slug}'`;
  const rule = (condition: string): Rule => ({ policy: 'guest', door: 'guest', verb: 'all', condition });
  if (table.guard === 'log') return [rule(request)];
  const seen: Rule[] = table.visitors
    ? [{ ...rule(`${request} and (${table.visitors.where})`), policy: 'visitors', verb: 'select' }]
    : [];
  if (!table.guestWrites) return seen;
  return [...seen, rule(`${request} and staff_id is null and ${within(table.guestBy ?? 'id', 'granted')}`)];
}

const isOwn = (table: TableDeclaration) => within(table.guard === 'self' ? 'id' : 'person_id', 'granted');

/**
 * What a partner's worker reaches: people shared with her organisation today, but none whom she knows. Of the tables that name no person she
 * reads her own organisation's rows, or all where the columns that she may read are nobody's business to hide.
 */
function partnerRules(slug: string, table: TableDeclaration): Rule[] {
  if (table.guard === 'log' || !table.partner) return [];
  const rule = (condition: string): Rule[] =>
    (['partner', 'partner_writes'] as const).map((door) => ({
      policy: door,
      door,
      verb: 'select',
      condition,
    }));
  if (table.name === 'partner_share')
    return rule(
      `organisation_id::text = ${setting('organisation')} and ended_on is null
         and ${setting('today')}::date between from_on and until_on and person_id <> all (${list('barred')})`,
    );
  if (table.guard === 'tenant') return rule(`${setting('tenant')} = '${slug}'`);
  const { where, markedFor } = table.partner;
  const seen = [
    isOwn(table),
    ...(where ? [`(${where})`] : []),
    ...(markedFor ? [`${markedFor} && ${list('shares')}`] : []),
    ...(table.walled ? ['wall is null'] : []),
  ].join(' and ');
  // Where she adds rows, her door of writing shows her the rows that are hers, and no others.
  return rule(narrowed(table, seen)).filter(({ door }) => door === 'partner' || !table.partner?.adds);
}

/** What a parent reaches: what is written for her, of her own record. */
function parentRules(slug: string, table: TableDeclaration): Rule[] {
  const rule = (condition: string): Rule[] =>
    (['parent', 'parent_writes'] as const).map((door) => ({ policy: door, door, verb: 'select', condition }));
  // Who has looked at her own record.
  if (table.name === 'access_log')
    return rule(within('person_id', 'granted')).filter(({ door }) => door === 'parent');
  if (table.guard === 'log' || !table.parent) return [];
  if (table.guard === 'tenant') return rule(`${setting('tenant')} = '${slug}'`);
  const seen = table.parentSees ? `${isOwn(table)} and ${table.parentSees}` : isOwn(table);
  return rule(seen).filter(({ door }) => door === 'parent' || !table.parentWrites);
}

/** What a partner's worker and a parent write, and the change log that it stands in. */
function writingRules(slug: string, table: TableDeclaration): Rule[] {
  const doors = ['partner_writes', 'parent_writes'] as const;
  if (table.name === 'change_log')
    return doors.map((door) => ({
      policy: door,
      door,
      verb: 'all',
      condition: `${setting('tenant')} = '${slug}'`,
    }));
  const rules: Rule[] = [];
  if (table.partner?.adds) {
    const condition = `${isOwn(table)} and staff_id::text = ${setting('staff')}`;
    rules.push({ policy: 'partner_writes', door: 'partner_writes', verb: 'all', condition });
  }
  if (table.parentWrites)
    rules.push({ policy: 'parent_writes', door: 'parent_writes', verb: 'all', condition: isOwn(table) });
  return rules;
}

/** What an analyst reaches: rows that are not marked; which columns of them, the grants say. */
function analystRules(slug: string, table: TableDeclaration): Rule[] {
  if (!table.analyst) return [];
  const condition =
    table.guard === 'self' || table.guard === 'person'
      ? 'not restricted'
      : `${setting('tenant')} = '${slug}'`;
  return [{ policy: 'analyst', door: 'analyst', verb: 'select', condition }];
}

/** The policies of a table, one or two for each door that reaches it at all. */
export function conditionsOf(slug: string, table: TableDeclaration): Rule[] {
  return [
    ...staffRules(slug, table),
    ...teamRules(slug, table),
    ...guestRule(slug, table),
    ...partnerRules(slug, table),
    ...parentRules(slug, table),
    ...writingRules(slug, table),
    ...analystRules(slug, table),
  ];
}

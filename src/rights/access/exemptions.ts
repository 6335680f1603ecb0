/** Why words may be left out of a copy. `source` names the rule; where `checked` is false, nobody has held it against the Act yet. */
export const exemptions = {
  another_person: {
    title: 'About somebody else',
    plain: 'These words are about somebody else, who did not agree that you see them.',
    source: 'Data Protection Act 2018, schedule 2, paragraph 16',
    checked: true,
  },
  serious_harm_social_work: {
    title: 'Serious harm (social work)',
    plain: 'Seeing these words would be likely to do serious harm to somebody’s health or safety.',
    source: 'Data Protection Act 2018, schedule 3, part 3',
    checked: true,
  },
  serious_harm_health: {
    title: 'Serious harm (health)',
    plain:
      'Seeing these words would be likely to do serious harm to somebody’s health. A health professional was asked.',
    source: 'Data Protection Act 2018, schedule 3, part 2',
    checked: false,
  },
  child_abuse: {
    title: 'About harm to a child',
    plain:
      'These words are about whether a child was or may be harmed, and giving them is not best for the child.',
    source: 'Data Protection Act 2018, schedule 3, part 5',
    checked: false,
  },
  adoption: {
    title: 'Adoption record',
    plain: 'Another law says who may see adoption records, and how to ask.',
    source: 'Data Protection Act 2018, schedule 4, paragraph 3',
    checked: false,
  },
  court: {
    title: 'Given to a court',
    plain: 'These words were given to a family court, and the court’s rules say who may see them.',
    source: 'Data Protection Act 2018, schedule 3, part 3, paragraph 9',
    checked: false,
  },
  legal_advice: {
    title: 'Legal advice',
    plain: 'These words are between us and our lawyers.',
    source: 'Data Protection Act 2018, schedule 2, paragraph 19',
    checked: false,
  },
  crime: {
    title: 'Police or prosecution',
    plain: 'Giving these words would get in the way of preventing or looking into a crime.',
    source: 'Data Protection Act 2018, schedule 2, paragraph 2',
    checked: false,
  },
} as const;

export type ExemptionId = keyof typeof exemptions;

export const exemptionIds = Object.keys(exemptions) as [ExemptionId, ...ExemptionId[]];

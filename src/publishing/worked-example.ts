/** A small service, whole, for those who would rather change something than begin with nothing. */
export const WORKED_EXAMPLE = `# A small service. Change what you like, then save: every fault is listed with its line.
programme: my-service
version: 1
title: My service
about: A worker who visits a parent at home for half a year.
enrols: person
referral:
  from: [staff, partner, self]
  ask:
    - id: agrees
      type: yes_no_unknown
      label: Does the parent know about this referral and agree to it?
      for: [staff, partner]
      required: true
    - id: hopes
      type: long_text
      label: What does the parent hope for?
      self_label: What do you hope for?
eligibility:
  - id: agreed
    rule: referral.from == "self" || answers.agrees
    because: The parent wants to come
    unmet: The parent has not agreed to be referred
    ask: Ask the parent whether this is wanted
    otherwise: { decline: true }
consent:
  to:
    - { id: join, title: Take part, about: To be visited. It can be stopped at any time., required: true }
pathways:
  visits:
    title: Visits at home
    for: Parents who want visits
    stages:
      - { id: getting_to_know, title: Getting to know each other, weeks: 6 }
      - { id: working, title: Working together, months: 4 }
      - { id: ending_well, title: Ending well, weeks: 4 }
plan:
  areas:
    - { id: home, title: Home and money }
    - { id: being_a_parent, title: Being a parent }
contacts:
  kinds:
    - { id: visit, title: Visit at home }
    - { id: call, title: Call }
  expect:
    visits: { every: 2 weeks }
outcomes:
  - { id: home_settled, area: home, title: Has a settled home, evidence: The tenancy is on record }
endings:
  reasons:
    - { id: completed, title: Came to the end }
    - { id: stopped, title: Chose to stop }
figures:
  referred:
    title: Referrals
    about: Referrals that came in
    of: referrals
  home_settled:
    title: Settled homes
    about: Parents who came to have a settled home, out of all who began
    of: enrolments
    count: outcomes.exists(o, o.id == "home_settled")
    show: percent
    area: home
    per: parents
`;

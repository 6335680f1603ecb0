/**
 * What the form says when something is not right, by the names under which a programme's file translates it. What stands
 * in curly brackets is filled in. Those that are said by Facet as a whole, and not by referrals, stand in the second list.
 */
export const referralFaults = {
  wrongText: 'Write the answer as text',
  wrongWholeNumber: 'Enter a whole number, like 3',
  wrongNumber: 'Enter a number, like 3 or 2.5',
  wrongMoney: 'Enter an amount in pounds, like 120 or 12.50',
  wrongTooLittle: 'This must be {least} or more',
  wrongTooMuch: 'This must be {most} or less',
  wrongTooLong: 'Shorten this to {most} characters or fewer',
  wrongPartialDay: 'Enter a real date. The year alone, or month and year, will do',
  wrongDay: 'Enter a real date, such as 27 3 2024',
  wrongYesNo: 'Select yes, no or not known',
  wrongYesNoSure: 'Select yes, no or not sure',
  wrongChoice: 'Select one of the answers',
  wrongChoices: 'Select from the answers that are offered',
  wrongLivingWith: 'Select where the child lives',
  wrongMore: 'Select an answer',
  wrongPostcode: 'Enter a full postcode, like E1 4AB',
  wrongEmail: 'Enter an email address in the correct format, like name@example.com',
  wrongPhone: 'Enter a telephone number, like 020 7946 0958 or 07700 900 982',
  wrongUnanswered: 'Answer this: {question}',
  wrongEntries: 'There can be up to {most} of these',
  wrongFiles: 'A referral takes up to {most} files, those taken out again among them',
  wrongChildren: 'A referral can name up to {most} children',
  wrongProceedings: 'A referral can name up to {most} sets of proceedings',
  missingOwnName: 'Enter your name',
  missingOrganisation: 'Enter the organisation that you work for',
  missingWayToReferrer: 'Enter an email address or a telephone number to reach you',
  missingParentName: 'Enter the parent’s name',
  missingWayToParent: 'Tell us one way to reach you: a number, an email or an address',
  missingAnswer: 'Write your answer',
  dueTooFar: 'The due date must be within the next ten months',
  duePast: 'This due date is more than 4 weeks ago. If the baby is born, give the date of birth instead',
  dueAndBorn: 'Give either a date of birth or a date when the baby is due, not both',
  dueNotPregnant: 'You have said that a baby is due. Change this answer, or take the due date out',
  bornInFuture: 'The date of birth must be today or in the past',
  bornBeforeParent: 'This child would be older than the parent. Check both dates of birth',
  bornToTheYoung:
    'The parent would have been under {age} when this child was born. Check both dates of birth',
  parentBornInFuture: 'The date of birth must be in the past',
  parentTooYoung: 'The parent would be under {age}. Check the date of birth',
  parentTooOld: 'Check the year: this would be more than {age} years ago',
  removedOrNot: 'Say either that the child was not removed, or when. Not both',
  removedUnborn: 'A child who is not born yet cannot have been removed',
  removedInFuture: 'The date of removal must be today or in the past',
  removedBeforeBirth: 'The date of removal must be on or after the child’s date of birth',
  removedGrownUp: 'The child would have been {age} or older when removed. Check both dates',
  startInFuture: 'The start must be today or in the past',
  endInFuture: 'The end must be today or in the past',
  endBeforeStart: 'The end must be on or after the start',
  endedOrNot: 'Say either that the proceedings still go on, or when they ended. Not both',
  chooseService: 'Choose a programme that takes referrals in this way',
  noReferralsNow: 'This service takes no referrals at the moment',
  alreadySent: 'This referral has been sent already.',
  savedTooOften: 'This referral was saved too many times. Send it, or begin a new one.',
  savedTooLong: 'This is too long to save. Shorten the longest answers and try again',
  savedInAnotherWindow:
    'These answers were saved in another window after you opened this one. What was saved there is below; what you typed is still in the form. Save again to keep what you typed.',
  answerNotSent: 'Your answer was not sent',
  answerNotAwaited: 'We are not waiting for an answer to this any more. Call us if there is more to say.',
  whatYouWrote: 'What you wrote:',
} as const;

/** The same for what other parts of Facet find wrong with a form; a test keeps each as it is said there. */
export const commonFaults = {
  wrongHidden: 'Remove the hidden NUL character and try again',
  wrongBroken: 'Remove the broken character (half of an emoji or symbol) and try again',
  wrongFormLength: 'This form is too long to send at once. Send it in smaller parts',
  wrongOffered: 'This is not one of the answers that can be given here',
  wrongMissing: 'This is missing',
  fileTooLarge: 'The file must be 10 MB or smaller',
  fileEmpty: 'The file is empty. Choose another',
  fileKind:
    'Choose a PDF, a photo (JPEG, PNG, HEIC or WebP), a Word or OpenDocument text, or a plain text file',
  dateYear: 'Year must include 4 numbers',
  dateUnreal: 'Enter a real date, such as 3 2019',
  dateEarly: 'Date must be in 1900 or later',
  dateWithoutYear: 'Date must include a year',
  dateWithoutMonth: 'Date must include a month',
  dateWithoutMonthAndYear: 'Date must include a month and year',
} as const;

/** All that can be said to be wrong, in English. */
export const faultWords = { ...referralFaults, ...commonFaults } as const;

type FaultWord = keyof typeof referralFaults;

/** Says one of them, its gaps filled. */
export function saidWrong(word: FaultWord, values: Readonly<Record<string, string | number>> = {}): string {
  return referralFaults[word].replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

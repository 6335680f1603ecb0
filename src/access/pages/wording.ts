import { sayFrom } from '../../interface/wording/index.ts';

/** What the sign-in pages say, in English. */
export const en = {
  role: {
    practitioner: 'Practitioner',
    manager: 'Manager',
    analyst: 'Analyst',
    administrator: 'Administrator',
  },
  signIn: {
    title: 'Sign in',
    email: 'Email address',
    password: 'Password',
    button: 'Sign in',
    lost: 'If you cannot sign in',
    lostText: 'Ask your administrator for a new password. Nobody at Facet can see or reset it for you.',
    signedOut: 'You have signed out.',
  },
  demo: {
    heading: 'Look round the demonstration',
    text: 'Everybody here is made up. Choose whom to be; you can change at any time.',
    asWhom: '{name}, {role}',
  },
  code: {
    title: 'Enter your code',
    text: 'Open the app on your phone that shows codes for Facet.',
    label: 'Code',
    hint: 'The 6 digits that the app shows now. If you have lost the phone, one of your backup codes.',
    button: 'Continue',
    restart: 'Start again',
  },
  tooMany:
    'There were too many tries. Wait {minutes, plural, one {# minute} other {# minutes}}, then try again.',
  account: {
    title: 'Your account',
    name: 'Name',
    email: 'Email address',
    role: 'Role',
    twoFactor: 'Code from an app',
    on: 'On',
    off: 'Off',
    passwordChanged: 'Your password has been changed. Your other sessions have ended.',
    twoFactorOn: 'From now on you sign in with your password and a code.',
    twoFactorOff: 'From now on you sign in with your password alone.',
  },
  password: {
    heading: 'Change your password',
    mustTitle: 'Choose a password of your own',
    mustText: 'The password that you were given is known to somebody else. Choose one that only you know.',
    current: 'Present password',
    next: 'New password',
    hint: '{shortest, number} characters or more. Three or four words that do not belong together are good.',
    button: 'Change password',
  },
  twoFactor: {
    heading: 'Sign in with a code as well',
    text: 'An app on your phone shows a new code every half minute. With it, a stolen password opens nothing.',
    begin: 'Set it up',
    offHeading: 'Sign in without a code',
    offText: 'A stolen password would then be enough to open the records that you can see.',
    end: 'Turn the code off',
    password: 'Present password',
    title: 'Set up your app',
    scan: 'Scan this with the app on your phone',
    qr: 'QR code for your authenticator app. The same key is written below.',
    key: 'Or type this key into the app',
    backupHeading: 'Keep these backup codes',
    backupText: 'Each works once, for the day that you do not have your phone. They are not shown again.',
    codeHeading: 'Show that it works',
    code: 'The code that the app shows now',
    confirm: 'Turn it on',
  },
  given: {
    title: 'Sign-in for {name}',
    ask: 'This gives {name} a new password and ends her or his sessions. A code from an app, if one was set up, is taken off.',
    button: 'Give a new password',
    done: 'Tell {name} this password yourself, by phone or in person. It is not shown again, and has to be replaced at the first sign-in.',
    email: 'Email address',
    password: 'Password',
    taken: 'The address {email} is already somebody else’s sign-in. Change the address first.',
    back: 'Back to staff',
  },
} as const;

/** Says one of these sentences. */
export const say = sayFrom(en);

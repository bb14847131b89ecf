import type { AppTexts } from './texts.ts';

export const english: AppTexts = {
  short: 'Time Agent',
  full: 'Time Agent: your week, drafted and checked',
  about: 'Your time entries, drafted from plans and calendar, each with its reason.',
  aboutFull: [
    'Time Agent drafts your week of time entries from what was planned for you, what took place in your calendar, and what is usual for you. Every line says why it is there and how sure the agent is.',
    'In the chat you get your week as a card, correct it in plain sentences, and submit it with one button. Whatever would change is shown before anything does. In the tab you mend a whole week in a grid, with the keyboard or by touch.',
    'Approvers see which weeks are waiting, with what the review has found, and approve or return them one by one or together. Administrators follow runs for the whole organisation, messages that could not be delivered, and the rules of the review.',
    'Time Agent needs a deployment of its own in your organisation and an account of Microsoft 365. Nothing is drafted for a person who has not agreed to it. The AI may describe and flag; it cannot change hours, projects or days.',
  ].join('\n\n'),
  tabs: { 'my-week': 'My week', team: 'Team', organisation: 'Organisation' },
  commands: {
    show: 'Shows your week day by day, with what needs a look.',
    'why today?': 'Tells for each line of today why the agent drafted it, and how sure it is.',
    "what's missing?": 'Lists the days that lack hours.',
    edit: 'Puts the hours of one day right on a card.',
    undo: 'Takes the last change back, after you have seen what that changes.',
    submit: 'Hands your week in for approval.',
    recall: 'Takes a week back that you have handed in.',
    settings: 'Consent, language, working hours and what the agent has learned.',
    help: 'What the agent understands, with examples.',
  },
};

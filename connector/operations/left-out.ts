/** HTTP handlers that are no operation of the connector, by the name of their registration, and why. */
export const leftOut: Record<string, string> = {
  getPolicy: 'Administration: the drop-downs read what a flow needs of it.',
  setPolicy: 'Administration: a flow that runs unattended must not change the rules it is checked by.',
  getCatalogue: 'The drop-downs list its projects and tasks a page at a time.',
  setCatalogue: 'Administration: the catalogue is put in place as a whole, by those who keep it.',
  getSchedule: 'Administration: a flow has a recurrence of its own.',
  setSchedule: 'Administration: a flow has a recurrence of its own.',
  getPolicyDocument: 'Administration: the written policy is uploaded and read by people.',
  setPolicyDocument: 'Administration: the written policy is uploaded and read by people.',
  exportPerson: 'The right of a person, exercised by that person and not by a flow.',
  deletePerson: 'The right of a person, and cannot be taken back.',
  listDeadLetters: 'Operations: for whoever runs the app, and of no use in a flow.',
  giveFeedback: 'A thumb is given by a person who looks at the comment.',
  awaitOrgRun: 'Not called by makers: the platform polls it until a run of the organisation has ended.',
  messages: 'Where Teams delivers what people say to the bot; its tokens are not those of the API.',
  listOrgRuns: 'For a page of administrators: its paging is not that of connectors.',
};

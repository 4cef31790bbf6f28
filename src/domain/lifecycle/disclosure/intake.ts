/** The way of submission whose texts run on the clock of twelve hours and may take the express path. */
export const EXCHANGED = 'electronic-exchange';

export const VERIFICATION_RULE = '方案六（二）、（六）';
export const SAME_TEXT_RULE = '招标投标法实施条例第15条';

/** Event dates that the machine sets by what happened: a person who could write them could stop the clock. */
export const MACHINE_DATES: readonly string[] = [
  'notice-received-electronically',
  'notice-submitted-otherwise',
  'notice-verified',
];

import { sayer } from '../../say';
import guard from './guard.json';
import problems from './problems.json';
import questions from './questions.json';
import reading from './reading.json';
import scoring from './scoring.json';
import styles from './styles.json';
import suggestions from './suggestions.json';

export const sayings = {
  ...guard,
  ...problems,
  ...questions,
  ...reading,
  ...scoring,
  ...styles,
  ...suggestions,
};

export default sayer(sayings);

export {
  type Argument,
  type Inset,
  inset,
  joined,
  type Message,
  message,
  type Plural,
  type Quote,
  quote,
  type Template,
} from '../text/message.ts';

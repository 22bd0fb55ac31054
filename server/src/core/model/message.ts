export { type Message, message } from '../text/message.ts';

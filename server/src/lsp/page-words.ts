import { message } from '../core/text/message.ts';

/** Why there is no page of an image or a workbook. */
export const pageWords = {
  off: message('page.off', 'Reviews are switched off here (bomwarden.enable).'),
  leftOut: message('page.left-out', 'The configuration leaves this file out of the review.'),
  unreadable: message('page.unreadable', 'The file cannot be read.'),
  failed: message('page.failed', 'The review failed; the log says why.'),
  givenUp: message('page.given-up', 'The review was given up.'),
  noWorkbook: message('page.no-workbook', 'This file is no workbook that is read.'),
  noImages: message('page.no-images', 'Images of firmware are not read here.'),
  noImage: message('page.no-image', 'This file is no image of firmware in a form that is known here.'),
};

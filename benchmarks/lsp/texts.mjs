// A text of 1,200 lines for each of the three servers, as people write them: always the same, without mistakes.
import {labels, numbers, FEATURES} from './catalog.mjs';

export const LINES = 1200;

/**
 * Chapters until the lines are full, the rest comments. `caret` is a place in a chapter in the middle.
 *
 * @param chapter gives the text of a chapter by its number
 */
function text(head, chapter, comment) {
  const lines = head.split('\n');
  for (let number = 1; ; number++) {
    const more = chapter(number).split('\n');
    if (lines.length + more.length > LINES) {
      return [...lines, ...Array.from({length: LINES - lines.length}, () => comment)];
    }
    lines.push(...more);
  }
}

/** What is measured about a text: where the caret is, what is typed there, and what makes a mistake of it. */
function document(lines, wanted, column, mistake) {
  const line = lines.findIndex((each, at) => at >= LINES / 2 && each.includes(wanted));
  return {text: lines.join('\n'), caret: {line, character: lines[line].indexOf(wanted) + column}, mistake};
}

const THINGS = ['cat', 'house', 'lighthouse', 'horse', 'harbour', 'forest', 'market', 'castle', 'train', 'garden'];
const LIGHTS = ['at noon', 'at sunset', 'in the rain', 'under a full moon', 'in thick fog', 'on a winter morning'];

/** Unbox: 35 experiments on SDXL Turbo with all its features. */
export function unbox() {
  const next = numbers(7);
  const known = labels();
  const feature = block => {
    const index = next(FEATURES - 1);
    return `${block}#${index} "${known[block][index]}"`;
  };
  const chapter = number => `
/// Chapter ${number}: what the two features do to the picture, alone and together.
prompt scene_${number}(subject, light = "${LIGHTS[number % LIGHTS.length]}") =
  "a photo of a ${THINGS[number % THINGS.length]} and a {subject} {light}, wide angle, high detail"

feature first_${number}  = ${feature('up.0.1')}
feature second_${number} = ${feature('down.2.1')}, ${feature('up.0.0')}
feature ${feature('mid.0')}

region left_${number}   = rect(0, 0, 0.5, 1)
region centre_${number} = ellipse(0.5, 0.5, 0.${1 + number % 4}, 0.3) and not left_${number}

edit paint_${number}(strength = 4, where = left_${number}) {
  add first_${number} by strength in where
  during steps 0..1 {
    scale second_${number} by 0.5 in centre_${number}      // the other half stays
    remove up.0.0 top 3 in not where
  }
}

edit turn_${number}(level) {
  set first_${number} to level in centre_${number}
}

experiment chapter_${number} {
  prompt scene_${number}(["dog", "boat"]), scene_${number}("tree", light: "at night")
  seed   ${number}, ${number + 100}
  steps  2
  edit   none "as it is", paint_${number}(strength: [2, 4]), turn_${number}(3)
  measure change in left_${number}
  grid   rows seed columns edit
}`;
  return document(text('/// A study of SDXL Turbo.\nmodel "./catalog/sdxl-turbo" { size 512 x 512 }\nsaes "./catalog/sdxl-unbox"',
    chapter, '// the end'), '  add first_', '  add '.length, 'unknown_name');
}

/** Prisma: 40 models that refer to each other. */
export function prisma() {
  const types = ['String', 'Int', 'Boolean', 'DateTime', 'Float', 'Json', 'Bytes', 'BigInt', 'Decimal'];
  const chapter = number => `
/// What is known of thing ${number}.
model Thing${number} {
  id        Int      @id @default(autoincrement())
  createdAt DateTime @default(now())
  name      String   @unique
${Array.from({length: 18}, (_, field) => `  field${field}    ${types[(number + field) % types.length]}?`).join('\n')}
  nextId    Int?     @unique
  next      Thing${number + 1}? @relation("To${number + 1}", fields: [nextId], references: [id])
${number === 1 ? '  kind      Kind     @default(FIRST)' : `  before    Thing${number - 1}? @relation("To${number}")`}

  @@index([createdAt, name])
  @@map("thing_${number}")
}`;
  const head = `generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
}

enum Kind {
  FIRST
  OTHER
}`;
  const lines = text(head, chapter, '// the end');
  const last = Math.max(...lines.flatMap(line => /^model Thing(\d+)/.exec(line)?.[1] ?? []).map(Number));
  const closed = lines.map(line => line.includes(`next      Thing${last + 1}?`) ? '  // the last'
    : line);
  return document(closed, '  name      String', '  name      '.length, 'Unknown');
}

/** CSS: rules with custom properties, as a design system has them. */
export function css() {
  const chapter = number => `
/* Chapter ${number}. */
.panel-${number} > .title:hover,
.panel-${number} .body[data-open="true"]::before {
  color: var(--text-${number % 9});
  background: linear-gradient(to right, #${(100 + number).toString(16)}0, rgba(${number % 255}, 20, 40, 0.5));
  margin: ${number % 7}px auto calc(100% - ${number}px);
  display: grid;
  grid-template-columns: repeat(${2 + number % 5}, minmax(0, 1fr));
  transition: transform 0.2s ease-in-out;
}

@media (min-width: ${300 + number}px) {
  #item-${number}::after {
    content: "${number}";
    transform: translate(${number}px, 2em) rotate(${number}deg);
    border: 1px solid currentColor;
  }
}`;
  return document(text(':root {\n  --text-0: #111;\n  --text-1: #222;\n}', chapter, '/* the end */'), '  display: grid', 2,
    '}}');
}

// SDXL Turbo with its four published autoencoders as the folders that a script names: the real configurations, tokenizer,
// means and deviations, 5,120 features a block; made-up labels for all 20,480; weights that are only holes.
import {copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {writeZeros} from './weights.mjs';

export const FEATURES = 5120;
const WIDTH = 1280;
export const BLOCKS = {'down.2.1': 'down_blocks.2.attentions.1', 'mid.0': 'mid_block.attentions.0',
  'up.0.0': 'up_blocks.0.attentions.0', 'up.0.1': 'up_blocks.0.attentions.1'};
const SMALL_FILES = ['model_index.json', 'unet/config.json', 'vae/config.json', 'text_encoder/config.json',
  'text_encoder_2/config.json', 'scheduler/scheduler_config.json'];
const WEIGHTS = ['unet/diffusion_pytorch_model', 'vae/diffusion_pytorch_model', 'text_encoder/model', 'text_encoder_2/model'];

const HOW = ['soft', 'bright', 'dark', 'red', 'blue', 'golden', 'wet', 'old', 'tiny', 'distant', 'broken', 'smooth', 'striped',
  'folded', 'glowing', 'curved', 'sharp', 'pale', 'woven', 'frozen', 'round', 'tall', 'empty', 'crowded'];
const WHAT = ['fur', 'glass', 'sky', 'snow', 'stone', 'tiger', 'face', 'hair', 'hand', 'window', 'tree', 'leaf', 'wave', 'cloud',
  'street', 'lamp', 'wheel', 'roof', 'cloth', 'flower', 'mountain', 'river', 'horse', 'bird', 'text', 'shadow', 'corner', 'eye',
  'bridge', 'fire', 'smoke', 'feather'];
const WHERE = ['on the left', 'on the right', 'at the top', 'at the bottom', 'in the middle', 'behind', 'in front', 'at the edge',
  'outline', 'texture', 'reflection', 'pattern', 'background', 'close up', 'against light', 'in a row'];

/** Numbers below `limit` that look random and are the same every time. */
export function numbers(seed) {
  let state = seed;
  return limit => (state = Math.imul(state, 1103515245) + 12345 & 0x7fffffff, Math.floor(state / 0x80000000 * limit));
}

/** The made-up labels: by block, then by index. */
export function labels() {
  return Object.fromEntries(Object.keys(BLOCKS).map((block, at) => {
    const next = numbers(at + 1);
    return [block, Array.from({length: FEATURES}, () => `${HOW[next(HOW.length)]} ${WHAT[next(WHAT.length)]} ${
      WHERE[next(WHERE.length)]}`)];
  }));
}

/** Writes the folders `sdxl-turbo` and `sdxl-unbox` into a folder. */
export function writeCatalog(folder, home) {
  const resources = join(home, 'grammar/src/test/resources/sdxl-turbo');
  writeModel(join(folder, 'sdxl-turbo'), resources, join(home, 'grammar/src/main/resources/unbox/language/catalog/clip'));
  const saes = join(folder, 'sdxl-unbox');
  for (const path of Object.values(BLOCKS)) {
    const place = join(saes, 'checkpoints', `unet.${path}_k10_hidden5120_auxk256_bs4096_lr0.0001`, 'final');
    cpSync(join(resources, path), place, {recursive: true});
    writeZeros(join(place, 'state_dict.pth'), {pre_bias: [WIDTH], latent_bias: [FEATURES], 'encoder.weight': [FEATURES, WIDTH],
      'decoder.weight': [WIDTH, FEATURES]});
  }
  writeFileSync(join(saes, 'labels.json'), JSON.stringify(Object.fromEntries(Object.entries(labels()).map(([block, all], at) => {
    const next = numbers(at + 101);
    return [block, Object.fromEntries(all.map((label, index) => [index, {label, rate: (1 + next(2000)) / 100000}]))];
  })), null, 1));
}

function writeModel(folder, resources, tokenizer) {
  const place = name => {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    return join(folder, name);
  };
  SMALL_FILES.forEach(name => copyFileSync(join(resources, name), place(name)));
  WEIGHTS.forEach(name => writeFileSync(place(`${name}.fp16.safetensors`), ''));
  for (const [name, pad] of [['tokenizer', '<|endoftext|>'], ['tokenizer_2', '!']]) {
    // As in the hub's cache: files with the same content are links to one.
    for (const file of ['vocab.json', 'merges.txt']) {
      rmSync(place(`${name}/${file}`), {force: true});
      name === 'tokenizer' ? copyFileSync(join(tokenizer, file), place(`${name}/${file}`))
        : symlinkSync(`../tokenizer/${file}`, place(`${name}/${file}`));
    }
    writeFileSync(place(`${name}/tokenizer_config.json`), JSON.stringify({bos_token: '<|startoftext|>', eos_token: '<|endoftext|>',
      pad_token: pad, unk_token: '<|endoftext|>', model_max_length: 77}));
  }
}

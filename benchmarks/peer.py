"""The peer: diffusers and one forward hook, as a person would write it without Unbox.

    peer.py MODEL THREADS '{"do": "paint", ...}'   loads, does what the arguments ask for, and ends
    peer.py MODEL THREADS                          loads, then does what each line of its input asks for

Answers are lines of JSON. `ms` in an answer is the time of the work alone, without loading.
"""
import glob
import json
import sys
import time
from pathlib import Path

import torch
from diffusers import StableDiffusionXLPipeline

WORDS = "a meadow and a white house in the middle"
MODULES = {"down.2.1": "down_blocks.2.attentions.1", "mid.0": "mid_block.attentions.0",
           "up.0.0": "up_blocks.0.attentions.0", "up.0.1": "up_blocks.0.attentions.1"}


def load(folder):
    variant = "fp16" if glob.glob(f"{folder}/unet/*.fp16.safetensors") else None
    pipe = StableDiffusionXLPipeline.from_pretrained(folder, variant=variant, torch_dtype=torch.float32,
                                                     add_watermarker=False)
    pipe.set_progress_bar_config(disable=True)
    return pipe.to(torch.float32)  # the second text encoder's projection stays float16 otherwise


class Painted:
    """Adds one feature to the lower half of a block's output, by a strength in units of its mean activation."""

    def __init__(self, pipe, folder, block, feature):
        files = glob.glob(f"{folder}/saes/unet.{MODULES[block]}_*/final")[0]
        self.direction = torch.load(f"{files}/state_dict.pth")["state_dict"]["decoder.weight"][:, feature]
        self.mean = torch.load(f"{files}/mean.pt")[feature]
        self.strength = 0.0
        self.handle = pipe.unet.get_submodule(MODULES[block]).register_forward_hook(self.hook)

    def hook(self, module, inputs, outputs):
        hidden = outputs[0]
        mask = torch.zeros(1, 1, *hidden.shape[2:])
        mask[:, :, hidden.shape[2] // 2:] = self.strength * self.mean
        return (hidden + mask * self.direction.view(1, -1, 1, 1),)


class Peer:
    def __init__(self, folder):
        self.folder = folder
        self.pipe = load(folder)

    def about(self):
        import diffusers
        import transformers
        return {"python": sys.version.split()[0], "torch": torch.__version__, "diffusers": diffusers.__version__,
                "transformers": transformers.__version__, "threads": torch.get_num_threads()}

    def picture(self, out):
        """One picture, nothing edited."""
        self.images([0], 1)[0].save(self.made(out) / "0.png")

    def paint(self, out, block, feature, strengths, seeds, steps=1, together=False):
        """A picture for each strength and seed, one call each; `together`: all seeds of a strength in one call."""
        folder, files = self.made(out), {}
        painted = Painted(self.pipe, self.folder, block, feature)
        calls = [list(range(seeds))] if together else [[seed] for seed in range(seeds)]
        for strength in range(strengths[0], strengths[1] + 1):
            painted.strength = float(strength)
            for call in calls:
                for seed, image in zip(call, self.images(call, steps)):
                    files[seed, strength] = folder / f"{seed}-{strength}.png"
                    image.save(files[seed, strength])
        painted.handle.remove()
        return {"files": [str(files[key]) for key in sorted(files)]}

    def images(self, seeds, steps):
        generators = [torch.Generator().manual_seed(seed) for seed in seeds]
        return self.pipe([WORDS] * len(seeds), generator=generators, num_inference_steps=steps, guidance_scale=0.0,
                         width=128, height=128).images

    def text(self):
        return {"value": self.embedding()[0]}

    def embedding(self):
        return self.pipe.encode_prompt(WORDS, do_classifier_free_guidance=False)

    def unet(self, size):
        """One step of one row. The text is encoded outside the time."""
        encoded = self.embedding()
        time_ids = torch.tensor([[size, size, 0, 0, size, size]], dtype=torch.float32)
        condition = {"text_embeds": encoded[2], "time_ids": time_ids}
        latents = self.latents(size)
        return self.timed(lambda: self.pipe.unet(latents, 999, encoder_hidden_states=encoded[0],
                                                 added_cond_kwargs=condition)[0])

    def vae(self, size):
        latents = self.latents(size) / self.pipe.vae.config.scaling_factor
        return self.timed(lambda: self.pipe.vae.decode(latents)[0])

    def latents(self, size):
        """The same values on both sides, so that their answers can be compared."""
        side = size // self.pipe.vae_scale_factor
        return torch.sin(torch.arange(4 * side * side, dtype=torch.float32)).view(1, 4, side, side)

    def timed(self, work):
        start = time.perf_counter()
        result = work()
        return {"ms": 1000 * (time.perf_counter() - start), "value": result}

    def compare(self, ours, theirs):
        """How far pictures are apart: the worst difference of a value, and the largest share of a picture's values that differ."""
        import numpy as np
        from PIL import Image
        worst, share = 0, 0.0
        for one, other in zip(ours, theirs, strict=True):
            difference = np.abs(np.asarray(Image.open(one), dtype=int) - np.asarray(Image.open(other), dtype=int))
            worst, share = max(worst, int(difference.max())), max(share, float((difference > 0).mean()))
        return {"worst": worst, "share": share}

    def made(self, out):
        Path(out).mkdir(parents=True)
        return Path(out)

    @torch.no_grad()
    def answer(self, request):
        start = time.perf_counter()
        result = getattr(self, request.pop("do"))(**request) or {}
        answer = {"ms": 1000 * (time.perf_counter() - start)} | result
        if "value" in answer:
            answer["rms"] = float(answer.pop("value").square().mean().sqrt())
        return answer


def main(folder, threads, *requests):
    torch.set_num_threads(int(threads))
    peer = Peer(folder)
    for request in requests or sys.stdin:
        print(json.dumps(peer.answer(json.loads(request))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

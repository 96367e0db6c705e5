"""Writes a folder with a mid-size SDXL of random weights, always the same: 64, 128 and 256 channels in the U-Net, a VAE of
half SDXL's width, for 512 x 512. Tokenizers and scheduler are another model's, so that both sides read the same text.

    midsize.py OUT MODEL
"""
import sys

import torch
from diffusers import AutoencoderKL, EulerAncestralDiscreteScheduler, StableDiffusionXLPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer


def unet():
    """SDXL's own layout at a fifth of its width."""
    return UNet2DConditionModel(
        sample_size=64, in_channels=4, out_channels=4, block_out_channels=(64, 128, 256), layers_per_block=2,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        transformer_layers_per_block=[1, 2, 10], attention_head_dim=[1, 2, 4], cross_attention_dim=384,
        use_linear_projection=True, addition_embed_type="text_time", addition_time_embed_dim=64,
        projection_class_embeddings_input_dim=256 + 6 * 64)


def vae():
    return AutoencoderKL(
        in_channels=3, out_channels=3, latent_channels=4, sample_size=512, block_out_channels=(64, 128, 256, 256),
        layers_per_block=2, down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        scaling_factor=0.13025)


def text(module, width, activation, tokenizer):
    config = CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=width, intermediate_size=4 * width, num_hidden_layers=6,
        num_attention_heads=width // 64, hidden_act=activation, projection_dim=width,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id)
    return module(config)


def fill(module, generator):
    """Weights of a size that neither grows nor shrinks what goes through them."""
    for name, weight in module.named_parameters():
        if "norm" in name:
            weight.fill_(1.0 if name.endswith("weight") else 0.0)
        elif name.endswith("bias"):
            weight.zero_()
        elif "embedding" in name:
            weight.normal_(0, 0.02, generator=generator)
        else:
            weight.normal_(0, 0.7 / weight[0].numel() ** 0.5, generator=generator)
    return module.eval()


@torch.no_grad()
def main(out, model):
    first = CLIPTokenizer.from_pretrained(model, subfolder="tokenizer")
    second = CLIPTokenizer.from_pretrained(model, subfolder="tokenizer_2")
    generator = torch.Generator().manual_seed(0)
    StableDiffusionXLPipeline(
        vae=fill(vae(), generator), unet=fill(unet(), generator),
        text_encoder=fill(text(CLIPTextModel, 128, "quick_gelu", first), generator), tokenizer=first,
        text_encoder_2=fill(text(CLIPTextModelWithProjection, 256, "gelu", second), generator), tokenizer_2=second,
        scheduler=EulerAncestralDiscreteScheduler.from_pretrained(model, subfolder="scheduler"),
        add_watermarker=False).save_pretrained(out)


if __name__ == "__main__":
    main(*sys.argv[1:])

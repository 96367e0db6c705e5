"""Makes the model in this folder and expected.safetensors: an SDXL whose parts are as uneven as diffusers allows (other layers,
heads and attention at every level, four levels over a VAE of factor 2, no attention in the VAE, real end-of-text ids), with
random weights, and latents of sizes whose halves are odd. Made with diffusers 0.32.2, transformers 4.49.0, torch 2.7.1:
    python make.py ../golden/tiny-turbo
"""
import json, os, shutil, sys
import torch
from diffusers import AutoencoderKL, EulerDiscreteScheduler, StableDiffusionXLPipeline, UNet2DConditionModel
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

here = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(3)
torch.set_num_threads(1)
text = dict(vocab_size=723, max_position_embeddings=77, bos_token_id=721, eos_token_id=722)
pipe = StableDiffusionXLPipeline(
    text_encoder=CLIPTextModel(CLIPTextConfig(**text, hidden_size=24, intermediate_size=60, num_hidden_layers=2, num_attention_heads=3, hidden_act="gelu", pad_token_id=722, projection_dim=24)),
    text_encoder_2=CLIPTextModelWithProjection(CLIPTextConfig(**text, hidden_size=16, intermediate_size=40, num_hidden_layers=3, num_attention_heads=4, hidden_act="quick_gelu", pad_token_id=0, projection_dim=20)),
    tokenizer=CLIPTokenizer.from_pretrained(sys.argv[1] + "/tokenizer"), tokenizer_2=CLIPTokenizer.from_pretrained(sys.argv[1] + "/tokenizer_2"),
    unet=UNet2DConditionModel(sample_size=12, block_out_channels=(8, 16, 24, 16), down_block_types=("CrossAttnDownBlock2D", "DownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
                              up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D", "CrossAttnUpBlock2D"), layers_per_block=(1, 2, 1, 2), transformer_layers_per_block=(2, 1, 3, 1),
                              attention_head_dim=(2, 4, 3, 2), cross_attention_dim=40, use_linear_projection=True, addition_embed_type="text_time", addition_time_embed_dim=6,
                              projection_class_embeddings_input_dim=56, norm_num_groups=4, norm_eps=1e-6, flip_sin_to_cos=False, freq_shift=1),
    vae=AutoencoderKL(block_out_channels=(8, 16), down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2, layers_per_block=1, norm_num_groups=4, latent_channels=4,
                      scaling_factor=0.5, mid_block_add_attention=False, sample_size=24),
    scheduler=EulerDiscreteScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", timestep_spacing="linspace", prediction_type="v_prediction", steps_offset=1),
    force_zeros_for_empty_prompt=False, add_watermarker=False)
pipe.set_progress_bar_config(disable=True)
pipe.save_pretrained(here)
expected = {}
for name, prompt, negative, seed, steps, guidance, width, height in (("plain", "a red circle", None, 1, 1, 0.0, 24, 24), ("odd", "a red circle", None, 5000000000, 2, 0.0, 40, 56),
                                                                     ("guided", "two stars", "blue", 7, 7, 4.0, 56, 24), ("not-negative", "two stars", None, 7, 3, 4.0, 24, 24)):
    with torch.no_grad():
        latents = pipe(prompt, negative_prompt=negative, num_inference_steps=steps, guidance_scale=guidance, width=width, height=height,
                       generator=torch.Generator().manual_seed(seed), output_type="latent").images
        expected[name + ".latents"] = latents.contiguous()
        expected[name + ".image"] = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample.contiguous()
save_file(expected, here + "/expected.safetensors")

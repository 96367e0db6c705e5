"""Makes diffusion_pytorch_model.safetensors: blocks of random weights as diffusers and transformers name them, under BLOCK; beside
them what goes in (x, time, text) and what comes out (expected). Weights and inputs are rounded to float16, so
that they are exact in both formats; results were computed in float64 by diffusers 0.32.2, transformers 4.49.0, torch 2.7.1:
    python make.py
"""
import os
import torch
from diffusers.models.attention_processor import Attention
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from diffusers.models.upsampling import Upsample2D
from safetensors.torch import save_file
from transformers import CLIPTextConfig
from transformers.models.clip.modeling_clip import CLIPEncoderLayer

torch.manual_seed(11)
tensors = {}

def draw(*shape):
    return torch.randn(shape).half().double()

def case(name, module, run, **inputs):
    for key, weight in module.named_parameters():
        fan_in = weight[0].numel() if weight.dim() > 1 else 1
        weight.data = (torch.randn(weight.shape) / fan_in ** 0.5).half().float()
        tensors[f"{name}.{key}"] = weight.data.clone()
    with torch.no_grad():
        expected = run(module.double().eval(), **inputs)
    for key, tensor in (inputs | dict(expected=expected)).items():
        tensors[f"{name}.{key}"] = tensor.float().contiguous()

def residual(name, channels, out, time_width, shape):
    time = dict(time=draw(shape[0], time_width)) if time_width else {}
    module = ResnetBlock2D(in_channels=channels, out_channels=out, temb_channels=time_width, groups=4, eps=1e-5)
    def run(m, x, time=None):
        # The kernels take the time after silu, which diffusers applies in every block.
        if time is not None:
            m.time_emb_proj.register_forward_pre_hook(lambda projection, of_silu: (time,))
        return m(x, time)
    case(name, module, run, x=draw(*shape), **time)

residual("residual", 8, 8, None, (2, 8, 5, 3))
residual("residual of other channels", 8, 12, None, (1, 8, 4, 4))
residual("residual with time", 8, 8, 6, (2, 8, 4, 4))
residual("residual of other channels with time", 12, 8, 6, (2, 12, 1, 3))
case("upsample", Upsample2D(4, use_conv=True), lambda m, x: m(x), x=draw(2, 4, 3, 5))
case("upsample of one pixel", Upsample2D(4, use_conv=True), lambda m, x: m(x), x=draw(1, 4, 1, 1))
case("upsample to an odd height", Upsample2D(4, use_conv=True), lambda m, x: m(x, output_size=(5, 10)), x=draw(2, 4, 3, 5))
case("attentionBlock", Attention(8, heads=1, dim_head=8, rescale_output_factor=1, eps=1e-6, norm_num_groups=4, residual_connection=True, bias=True, upcast_softmax=True, _from_deprecated_attn_block=True),
     lambda m, x: m(x), x=draw(2, 8, 3, 5))
for name, layers, heads in (("transformer", 1, 2), ("transformer of two layers", 2, 1)):
    case(name, Transformer2DModel(heads, 8 // heads, in_channels=8, num_layers=layers, cross_attention_dim=6, norm_num_groups=4, use_linear_projection=True),
         lambda m, x, text: m(x, encoder_hidden_states=text, return_dict=False)[0], x=draw(2, 8, 3, 4), text=draw(2, 5, 6))
for name, activation in (("textLayer of gelu", "gelu"), ("textLayer of quick gelu", "quick_gelu")):
    config = CLIPTextConfig(hidden_size=8, intermediate_size=12, num_attention_heads=2, hidden_act=activation)
    config._attn_implementation = "eager"
    causal = torch.full((7, 7), float("-inf"), dtype=torch.float64).triu(1).expand(2, 1, 7, 7)
    case(name, CLIPEncoderLayer(config), lambda m, x: m(x, None, causal)[0], x=draw(2, 7, 8))
save_file(tensors, os.path.dirname(os.path.abspath(__file__)) + "/diffusion_pytorch_model.safetensors")

# TorchScript, compiled by PyTorch when the kernels are opened; no Python runs it. The methods are those of Kernels.java.
class Kernels(Module):
  __parameters__ = []
  __buffers__ = []

  # Where PyTorch has no oneDNN: no weight is packed.
  def convolve(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int) -> Tensor:
    return torch.conv2d(x, weight, bias, [stride, stride], [padding, padding])

  def convolve_onto(self: __torch__.Kernels, sum: Tensor, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.add_(sum, self.convolve(x, weight, bias, 1, weight.size(2) // 2))

  def geglu(self: __torch__.Kernels, x: Tensor, value_weight: Tensor, value_bias: Tensor, gate_weight: Tensor, gate_bias: Tensor) -> Tensor:
    return torch.mul_(torch.gelu(torch.linear(x, gate_weight, gate_bias)), torch.linear(x, value_weight, value_bias))

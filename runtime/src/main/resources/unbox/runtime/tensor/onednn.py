# TorchScript, compiled by PyTorch when the kernels are opened; no Python runs it. The methods are those of Kernels.java.
class Kernels(Module):
  __parameters__ = []
  __buffers__ = []

  # Where PyTorch has oneDNN. A packed weight lies as oneDNN reads it, and what a convolution makes of it lies channels last.
  # torch.conv2d also calls oneDNN, but lays the weight out anew in every call, and not for one small picture.
  def pack(self: __torch__.Kernels, weight: Tensor) -> Tensor:
    return ops.mkldnn._reorder_convolution_weight(weight, [weight.size(2) // 2, weight.size(3) // 2])

  # Doubling, then a 3 x 3 convolution, is one transposed 4 x 4 convolution, whose kernel sums those taps that read the same pixel.
  def pack_doubling(self: __torch__.Kernels, weight: Tensor) -> Tensor:
    out, into, height, width, = weight.size()
    square = torch.ones([1, 1, 2, 2], dtype=weight.dtype, device=weight.device)
    sums = torch.conv_transpose2d(weight.reshape([out * into, 1, height, width]), square).reshape([out, into, height + 1, width + 1])
    return ops.mkldnn._reorder_convolution_transpose_weight(torch.flip(sums, [2, 3]).transpose(0, 1).contiguous(), [1, 1], [0, 0], [2, 2])

  def convolve(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int) -> Tensor:
    if weight.is_mkldnn:
      return ops.mkldnn._convolution_pointwise(x, weight, bias, [padding, padding], [stride, stride], [1, 1], 1, "none", annotate(List[Optional[number]], []), "")
    return torch.conv2d(x, weight, bias, [stride, stride], [padding, padding])

  def convolve_onto(self: __torch__.Kernels, sum: Tensor, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    padding = weight.size(2) // 2
    if weight.is_mkldnn:
      return ops.mkldnn._convolution_pointwise_(sum, x, weight, bias, [padding, padding], [1, 1], [1, 1], 1, "add", 1.0, None, annotate(List[Optional[number]], []), "")
    return torch.add_(sum, self.convolve(x, weight, bias, 1, padding))

  def convolve_doubled(self: __torch__.Kernels, x: Tensor, packed: Tensor, bias: Tensor) -> Tensor:
    return ops.mkldnn._convolution_transpose_pointwise(x, packed, bias, [1, 1], [0, 0], [2, 2], [1, 1], 1, "none", annotate(List[Optional[number]], []), "")

  def pack_linear(self: __torch__.Kernels, weight: Tensor) -> Tensor:
    return ops.mkldnn._reorder_linear_weight(weight)

  def geglu(self: __torch__.Kernels, x: Tensor, value_weight: Tensor, value_bias: Tensor, gate_weight: Tensor, gate_bias: Tensor) -> Tensor:
    if gate_weight.is_mkldnn:
      gate = ops.mkldnn._linear_pointwise(x, gate_weight, gate_bias, "gelu", annotate(List[Optional[number]], []), "none")
      return torch.mul_(gate, ops.mkldnn._linear_pointwise(x, value_weight, value_bias, "none", annotate(List[Optional[number]], []), ""))
    return torch.mul_(torch.gelu(torch.linear(x, gate_weight, gate_bias)), torch.linear(x, value_weight, value_bias))

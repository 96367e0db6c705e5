# TorchScript, compiled by PyTorch when the kernels are opened; no Python runs it. The methods are those of Kernels.java.
class Kernels(Module):
  __parameters__ = []
  __buffers__ = []

  def linear(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.linear(x, weight, bias)

  def linear_without_bias(self: __torch__.Kernels, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight)

  def conv2d(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int) -> Tensor:
    return torch.conv2d(x, weight, bias, [stride, stride], [padding, padding])

  def group_norm(self: __torch__.Kernels, x: Tensor, groups: int, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    return torch.group_norm(x, groups, weight, bias, epsilon)

  def group_norm_silu(self: __torch__.Kernels, x: Tensor, groups: int, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    return torch.silu_(torch.group_norm(x, groups, weight, bias, epsilon))

  def layer_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    return torch.layer_norm(x, [x.size(-1)], weight, bias, epsilon)

  def by_head(self: __torch__.Kernels, x: Tensor, heads: int) -> Tensor:
    return x.reshape([x.size(0), x.size(1), heads, -1]).transpose(1, 2)

  def attention(self: __torch__.Kernels, query: Tensor, key: Tensor, value: Tensor, heads: int, causal: bool) -> Tensor:
    mixed = torch.scaled_dot_product_attention(self.by_head(query, heads), self.by_head(key, heads), self.by_head(value, heads), None, 0.0, causal)
    return mixed.transpose(1, 2).reshape(query.size())

  def silu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.silu(x)

  def gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.gelu(x)

  def quick_gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return x * torch.sigmoid(1.702 * x)

  def geglu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    halves = torch.chunk(x, 2, -1)
    return halves[0] * torch.gelu(halves[1])

  def upsample_nearest(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.upsample_nearest2d(x, [2 * x.size(2), 2 * x.size(3)])

  def embedding(self: __torch__.Kernels, table: Tensor, ids: Tensor) -> Tensor:
    return torch.embedding(table, ids)

  def top_k_encode(self: __torch__.Kernels, x: Tensor, encoder: Tensor, pre_bias: Tensor, latent_bias: Tensor, k: int) -> Tuple[Tensor, Tensor]:
    values, indices = torch.topk(torch.linear(x - pre_bias, encoder, latent_bias), k, -1, True, True)
    return (torch.relu(values), indices)

  def dense(self: __torch__.Kernels, values: Tensor, indices: Tensor, features: int) -> Tensor:
    return values.new_zeros([values.size(0), values.size(1), features]).scatter_(2, indices, values)

  def concat(self: __torch__.Kernels, first: Tensor, second: Tensor, axis: int) -> Tensor:
    return torch.cat([first, second], axis)

  def rows(self: __torch__.Kernels, x: Tensor, rows: List[int]) -> Tensor:
    return torch.index_select(x, 0, torch.tensor(rows, device=x.device))

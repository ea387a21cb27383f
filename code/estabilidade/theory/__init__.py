"""What the mathematics predicts, in float64: the yardstick of the frameworks.

Here the arguments are checked; the files of this package hold the formulas alone, as the pages
show them.
"""

from estabilidade.arguments import validated
from estabilidade.theory import activations, gains, mean_field, networks, products, variances

sigmoid = validated(activations.sigmoid)
sigmoid_grad = validated(activations.sigmoid_grad)

log_product = validated(products.log_product)
lyapunov_exponents = validated(products.lyapunov_exponents)
gaussian_lyapunov = validated(products.gaussian_lyapunov)
gaussian_lyapunov_variance = validated(products.gaussian_lyapunov_variance)
critical_scale = validated(products.critical_scale)
overflow_depth = validated(products.overflow_depth)

gaussian_mean = validated(gains.gaussian_mean)
gain = validated(gains.gain)
critical_gain = validated(gains.critical_gain)

variance_map = validated(mean_field.variance_map)
fixed_variance = validated(mean_field.fixed_variance)
variance_depth_scale = validated(mean_field.variance_depth_scale)
slope = validated(mean_field.slope)
critical_weight_std = validated(mean_field.critical_weight_std)
correlation_map = validated(mean_field.correlation_map)
depth_scale = validated(mean_field.depth_scale)

lsuv = validated(networks.lsuv)
jacobian_singular_values = validated(networks.jacobian_singular_values)

fans = validated(variances.fans)
xavier_std = validated(variances.xavier_std)
xavier_bound = validated(variances.xavier_bound)
he_std = validated(variances.he_std)
lecun_std = validated(variances.lecun_std)
truncated_normal_bound = validated(variances.truncated_normal_bound)

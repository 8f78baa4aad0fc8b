// Single numbers, computed the same way on every platform. The C library's log, exp and sin differ in the last bit from
// one system to the next; these are plain IEEE additions, multiplications and divisions, and so agree everywhere.
#pragma once

namespace rnn {

// ln x, relative error below 1e-15. −∞ for 0, NaN below it and for NaN.
double naturalLog(double x);

// ln(1 + x) for 0 ≤ x ≤ 1, relative error below 1e-15 also where 1 + x rounds to 1.
double naturalLogOnePlus(double x);

// e^x, relative error below 1e-15; 0 below −745, ∞ above 709.8, NaN for NaN.
double exponential(double x);

// sin x and cos x, absolute error below 3e-16 for |x| ≤ 1e6; NaN beyond, where the reduction would lose digits.
double sine(double x);
double cosine(double x);

}  // namespace rnn

//! Dividing an amount by weights, to the cent.

use crate::Eur;
use std::cmp::Reverse;

/// Parts of an amount in the proportion of the weights, which are not below zero. The parts always add up to the amount: cents that are left over
/// go to the largest remainders, the first of equals first. Without any weight the first one gets everything.
pub fn divide(amount: Eur, weights: &[Eur]) -> Vec<Eur> {
    let whole: i128 = weights.iter().map(|weight| i128::from(weight.0)).sum();
    if whole <= 0 {
        return weights.iter().enumerate().map(|(index, _)| if index == 0 { amount } else { Eur::ZERO }).collect();
    }
    let product = |weight: &Eur| i128::from(amount.0) * i128::from(weight.0);
    let floor = |weight: &Eur| i64::try_from(product(weight).div_euclid(whole)).map_or(Eur::ZERO, Eur);
    let mut parts: Vec<Eur> = weights.iter().map(floor).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&index| Reverse(product(&weights[index]).rem_euclid(whole)));
    let given: Eur = parts.iter().copied().sum();
    let left = usize::try_from((amount - given).0).unwrap_or(0);
    for index in order.into_iter().take(left) {
        parts[index] += Eur(1);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(amount: i64, weights: &[i64]) -> Vec<i64> {
        let weights: Vec<Eur> = weights.iter().copied().map(Eur).collect();
        divide(Eur(amount), &weights).into_iter().map(|part| part.0).collect()
    }

    #[test]
    fn parts_are_in_proportion_and_add_up_to_the_cent() {
        assert_eq!(told(100, &[1, 1, 2]), [25, 25, 50]);
        assert_eq!(told(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(told(101, &[0, 2, 1]), [0, 67, 34]);
        assert_eq!(told(7, &[0, 0]), [7, 0]);
        assert_eq!(told(0, &[3, 4]), [0, 0]);
        assert_eq!(told(5, &[]), Vec::<i64>::new());
        let large = told(i64::MAX, &[i64::MAX, 1, i64::MAX]);
        assert_eq!(large.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(i64::MAX));
    }

    #[test]
    fn nobody_gets_more_than_the_weight_where_the_amount_is_within_the_weights() {
        for amount in 0..=60 {
            let weights = [17, 0, 23, 20];
            let parts = told(amount, &weights);
            assert_eq!(parts.iter().sum::<i64>(), amount);
            assert!(parts.iter().zip(weights).all(|(part, weight)| *part <= weight), "{amount}: {parts:?}");
        }
    }
}
